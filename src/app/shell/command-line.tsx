import { reportCommand } from '../../core/report'
import { analyzeCommand, isChangedByHand, splitCommand } from '../../core/words'
import { copyText } from '../../platform'
import { nameFiles } from '../answer'
import { Icon } from '../kit'
import { type Answered, usePage, usePageStore } from '../store'
import { useWords } from '../words'

/** The same question on the command line, to copy. What is only supposed is no part of it. */
export function CommandLine({ answered }: { readonly answered: Answered }) {
  const { t } = useWords()
  const store = usePageStore()
  const question = usePage(state => state.question)
  const view = usePage(state => state.view)
  const earlier = usePage(state => state.earlier)
  const files = nameFiles(answered)
  const split = view === 'split' ? splitCommand(files, question) : null
  const command =
    view === 'compare' && earlier
      ? reportCommand({ before: earlier.map(({ name }) => name), after: files, ...question })
      : (split ?? analyzeCommand(files, question))
  const lacks = split !== null && isChangedByHand(question)
  return (
    <button
      type="button"
      className="status-command"
      aria-label={t('status.copyCommand', { command })}
      title={lacks ? t('status.notInCommand') : command}
      onClick={async () => store.getState().notify({ code: (await copyText(command)) ? 'copied' : 'copy-refused' })}
    >
      <code>{command}</code>
      {lacks && '*'}
      <Icon name="copy" />
    </button>
  )
}
