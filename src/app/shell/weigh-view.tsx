import { ChartPanel } from '../charts'
import { EditorPanel, EditorRail } from '../editor'
import { InTurn, useRoomBeside } from '../kit'
import { ProblemList } from '../problems'
import { ResourceTable } from '../resources'
import { UnlockField } from '../sharing'
import { usePage } from '../store'
import { VerdictBanner, WaysPanel } from '../verdicts'
import { ErrorBoundary } from './error-boundary'

/** The answer, then the evidence. */
export default function WeighView() {
  const weighed = usePage(state => state.weighed)
  const wayId = usePage(state => state.way)
  const evidence = usePage(state => state.evidence)
  const editorOpen = usePage(state => state.editorOpen)
  const editorWidth = usePage(state => state.editorWidth)
  const hasRoom = useRoomBeside()
  const isLinked = usePage(state => state.link?.state === 'shown')
  if (!weighed) return null
  const way = weighed.ways.find(({ id }) => id === wayId) ?? weighed.ways[0]
  const judged = way !== undefined && way.of > 0
  return (
    <div
      className={editorOpen || isLinked ? 'weigh' : 'weigh editor-away'}
      style={editorWidth === null ? {} : { '--editor': `${editorWidth}px` }}
    >
      <VerdictBanner weighed={weighed} />
      {judged && (
        <div className="upper">
          <WaysPanel weighed={weighed} />
          <ErrorBoundary>
            <InTurn turn={1}>
              <ChartPanel weighed={weighed} />
            </InTurn>
          </ErrorBoundary>
        </div>
      )}
      {way && (
        <div className="lower">
          {isLinked ? (
            <UnlockField />
          ) : (
            hasRoom && (editorOpen ? <EditorPanel /> : <EditorRail name={weighed.sources[0]?.name ?? ''} />)
          )}
          <InTurn turn={2}>
            {evidence === 'problems' ? (
              <ProblemList weighed={weighed} />
            ) : (
              <ResourceTable weighed={weighed} way={way} />
            )}
          </InTurn>
        </div>
      )}
    </div>
  )
}
