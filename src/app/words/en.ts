import { answer } from './en/answer'
import { bundles } from './en/bundles'
import { charts } from './en/charts'
import { commands } from './en/commands'
import { comparing } from './en/comparing'
import { editor } from './en/editor'
import { exporting } from './en/exporting'
import { finding } from './en/finding'
import { intake } from './en/intake'
import { limitWords } from './en/limits'
import { planning } from './en/planning'
import { problems } from './en/problems'
import { remedies } from './en/remedies'
import { reportCard } from './en/report-card'
import { resourcePage } from './en/resource-page'
import { resources } from './en/resources'
import { sharing } from './en/sharing'
import { shell } from './en/shell'
import { timeline } from './en/timeline'
import { verdicts } from './en/verdicts'

/** Every word of the page in English, a file for each room. Keys are codes of the core where there is one; sentences follow the rules of the house's language. */
export const en = {
  ...answer,
  ...shell,
  ...intake,
  ...verdicts,
  ...limitWords,
  ...charts,
  ...resources,
  ...finding,
  ...resourcePage,
  ...problems,
  ...remedies,
  ...bundles,
  ...exporting,
  ...comparing,
  ...planning,
  ...timeline,
  ...editor,
  ...reportCard,
  ...sharing,
  ...commands,
}
