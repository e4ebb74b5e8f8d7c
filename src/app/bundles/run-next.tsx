import type { Split } from '../../engine'
import { CommandChip } from '../answer'
import { useAnswer, usePage } from '../store'
import { useWords } from '../words'
import type { SplitAnswer } from './bundle-facts'
import { isComplete } from './use-download'

/** So many commands are shown; the README has all. */
const most = 3

/** What to run with the zip, in order, as its own README says it; where a bundle is refused, nothing yet, and why. */
export function RunNext({ split, answer }: { readonly split: Split; readonly answer: SplitAnswer }) {
  const { t } = useWords()
  const name = usePage(state => state.question.plan.name)
  // As it is: a text for looking at has words masked that stand beside "Secret".
  const readme = useAnswer('fileBytes', { path: 'README.md' })
  const text = readme.state === 'value' ? new TextDecoder().decode(readme.value) : ''
  const commands = [`unzip ${name}.zip`, ...commandsIn(text, name)].slice(0, most)
  return (
    <section className="next" aria-labelledby="next-title">
      <h2 id="next-title">{t('runNext.title')}</h2>
      {!answer.isKnown ? (
        <p>{t('step.computing')}</p>
      ) : isComplete(split, answer) ? (
        <>
          {commands.map(command => (
            <CommandChip key={command} command={command} isQuiet />
          ))}
          {commands.length === 1 && readme.state === 'value' && <p>{t('runNext.readme')}</p>}
        </>
      ) : (
        <p>{t('runNext.notYet')}</p>
      )}
    </section>
  )
}

/** The first lines of code of the README, as they are run beside the unpacked folder. */
function commandsIn(readme: string, folder: string): string[] {
  return readme
    .split('\n')
    .filter(line => /^ {4}\S/.test(line))
    .map(line => line.trim().replace(/(^|\s)\.\//g, `$1${folder}/`))
    .map(line =>
      /^kubectl .* -[fk] (?![/.\w-]*:)/.test(line) ? line.replace(/(-[fk]) (?=[\w-])/g, `$1 ${folder}/`) : line,
    )
}
