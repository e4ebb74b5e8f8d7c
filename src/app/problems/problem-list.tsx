import { useEffect, useRef, useState } from 'react'
import { Name, ObjectName, useRoomBeside, VerdictWord } from '../kit'
import { type Answered, usePage, usePageStore } from '../store'
import { problemWords, useWords } from '../words'
import { findResource } from './find-resource'

/** So many are drawn at once: a file of 20,000 broken documents is shown in parts. */
const step = 100

/** Every problem of the input, in its order. */
export function ProblemList({ answered }: { readonly answered: Answered }) {
  const { t } = useWords()
  const store = usePageStore()
  const { showLine, openResource } = store.getState()
  const selected = usePage(state => state.selected)
  const hasRoom = useRoomBeside()
  const [most, setMost] = useState(step)
  const panel = useRef<HTMLElement>(null)

  // On a page that scrolls as a whole, who asks for the problems is led to them.
  useEffect(() => {
    // What it returns in newer browsers is no way to clean up.
    void panel.current?.scrollIntoView({ block: 'nearest' })
  }, [])

  const { problems, resources, documents } = answered.analysis
  const readable = resources.filter(({ readable }) => readable).length
  return (
    <section ref={panel} className="panel problems" aria-labelledby="problems-title">
      <div className="panel-head">
        <h2 id="problems-title">{t('verdict.problems', { count: problems.length })}</h2>
        <span className="quiet small">
          {readable > 0 && documents > readable && t('problems.rest', { count: readable })}
        </span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reached by keyboard */}
      <section className="problem-scroll" aria-label={t('problems.title')} tabIndex={0}>
        <ol>
          {problems.slice(0, most).map((problem, index) => {
            const { what, fix } = problemWords(t, problem)
            const { source, line, column, severity } = problem
            const resource = findResource(resources, problem)
            const about = resource === null ? undefined : resources[resource]
            const isChosen = resource !== null && resource === selected
            return (
              <li
                // biome-ignore lint/suspicious/noArrayIndexKey: problems have no other identity and never move
                key={index}
                className={`problem ${severity}${isChosen ? ' chosen' : ''}`}
                aria-current={isChosen || undefined}
              >
                <VerdictWord
                  verdict={severity === 'error' ? 'refused' : 'tight'}
                  word={t(`problems.${severity}`)}
                  iconOnly
                />
                <div>
                  <b>{what}</b>
                  <p>
                    <bdi>{t('problems.at', { source, line, column })}</bdi>. {fix}
                  </p>
                  {resource !== null && about && (
                    <button type="button" className="link problem-about" onClick={() => openResource(resource)}>
                      {about.kind !== null && <Name>{about.kind}</Name>}{' '}
                      <ObjectName name={about.name ?? t(about.readable ? 'table.noName' : 'table.unreadable')} />
                    </button>
                  )}
                </div>
                {resource !== null && (
                  <button
                    type="button"
                    className="button ghost"
                    aria-label={t('problems.showFor', { source, line })}
                    onClick={() => {
                      showLine(resource, line)
                      // The text has no room beside the answer here.
                      if (!hasRoom) store.getState().show('editor')
                    }}
                  >
                    {t('problems.show')}
                  </button>
                )}
              </li>
            )
          })}
        </ol>
        {problems.length > most && (
          <p className="problem-more">
            <span className="quiet">{t('problems.shownOf', { shown: most, count: problems.length })}</span>
            <button type="button" className="button" onClick={() => setMost(most + step)}>
              {t('problems.more', { count: Math.min(step, problems.length - most) })}
            </button>
          </p>
        )}
      </section>
    </section>
  )
}
