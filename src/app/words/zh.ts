import type { Words } from './words-shape'
import { answer } from './zh/answer'
import { bundles } from './zh/bundles'
import { charts } from './zh/charts'
import { commands } from './zh/commands'
import { comparing } from './zh/comparing'
import { editor } from './zh/editor'
import { exporting } from './zh/exporting'
import { finding } from './zh/finding'
import { intake } from './zh/intake'
import { limitWords } from './zh/limits'
import { planning } from './zh/planning'
import { problems } from './zh/problems'
import { remedies } from './zh/remedies'
import { reportCard } from './zh/report-card'
import { resourcePage } from './zh/resource-page'
import { resources } from './zh/resources'
import { sharing } from './zh/sharing'
import { shell } from './zh/shell'
import { timeline } from './zh/timeline'
import { verdicts } from './zh/verdicts'

export { syntaxReason } from './zh/syntax-reasons'

/** Every word of the page in Simplified Chinese, a file for each room. Commands, kinds, field paths and the server's own words stay as they are. */
export const zh: Words = {
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
