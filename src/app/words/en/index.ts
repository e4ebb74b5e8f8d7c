import { answer } from './answer'
import { bundles } from './bundles'
import { charts } from './charts'
import { commands } from './commands'
import { comparing } from './comparing'
import { editor } from './editor'
import { exporting } from './exporting'
import { finding } from './finding'
import { intake } from './intake'
import { limitWords } from './limits'
import { planning } from './planning'
import { problems } from './problems'
import { remedies } from './remedies'
import { reportCard } from './report-card'
import { resourcePage } from './resource-page'
import { resources } from './resources'
import { sharing } from './sharing'
import { shell } from './shell'
import { timeline } from './timeline'
import { verdicts } from './verdicts'

/**
 * Every word of the page in English, a file for each room. Keys are codes of the core where there is one; sentences
 * follow the rules of the house's language.
 */
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
