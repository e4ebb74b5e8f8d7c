import { useEffect, useState } from 'react'
import { copyText } from '../../platform'
import { Icon } from '../kit'
import { useWords } from '../words'

/** How long the button says what it did, in milliseconds. */
const saidFor = 2000

/** Longer commands take two lines in the banner, and scroll beyond them. */
const oneLine = 52

/** A command as it is run, and its copy: the button says that it was copied, and nothing else changes. */
export function CommandChip(props: {
  readonly command: string
  /** Beside others, it wraps and its button has no words. */
  readonly isQuiet?: boolean
}) {
  const { command, isQuiet = false } = props
  const { t } = useWords()
  const [said, setSaid] = useState<'copy' | 'copied' | 'refused'>('copy')
  useEffect(() => {
    if (said === 'copy') return
    const timer = setTimeout(() => setSaid('copy'), saidFor)
    return () => clearTimeout(timer)
  }, [said])
  return (
    <div className={isQuiet ? 'command-chip quiet-chip' : 'command-chip'}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long command scrolls, and is selected by hand where copying is refused */}
      <code tabIndex={0} className={command.length > oneLine ? 'long' : undefined}>
        {command}
      </code>
      <button
        type="button"
        className={isQuiet ? 'button ghost icon-only' : 'button primary'}
        aria-label={said === 'copy' ? t('step.copyCommand', { command }) : undefined}
        onClick={async () => setSaid((await copyText(command)) ? 'copied' : 'refused')}
      >
        <Icon name={said === 'copied' ? 'check' : 'copy'} />
        <span role="status" className={isQuiet ? 'unseen' : undefined}>
          {t(`step.${said}`)}
        </span>
      </button>
    </div>
  )
}
