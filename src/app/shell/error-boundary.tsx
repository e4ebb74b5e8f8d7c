import { Component, type ReactNode } from 'react'
import { renewParts } from '../kit'
import { useWords } from '../words'

interface State {
  readonly error: Error | null
}

/**
 * Keeps a fault in one part of the page from taking the rest with it. React has no other form for this than a class.
 */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { error: null }

  static getDerivedStateFromError(error: unknown): State {
    return { error: error instanceof Error ? error : new Error(String(error)) }
  }

  override render(): ReactNode {
    const { error } = this.state
    if (!error) return this.props.children
    const again = (): void => {
      renewParts()
      this.setState({ error: null })
    }
    return <Failed detail={error.message} onAgain={again} />
  }
}

/** What browsers say where a part of the page does not come: Chromium, Firefox, WebKit. */
const notLoaded = /dynamically imported module|Importing a module script failed/i

function Failed({ detail, onAgain }: { readonly detail: string; readonly onAgain: () => void }) {
  const { t } = useWords()
  return (
    <section className="failure" role="alert">
      <b>{t('failure.render')}</b>
      <p>{notLoaded.test(detail) ? t('failure.not-loaded') : t('failure.renderText', { detail })}</p>
      <button type="button" className="button" onClick={onAgain}>
        {t('failure.reload')}
      </button>
    </section>
  )
}
