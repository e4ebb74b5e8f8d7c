import { AnswerBanner } from '../answer'
import { ChartPanel } from '../charts'
import { EditorPanel, EditorRail } from '../editor'
import { InTurn, useRoomBeside } from '../kit'
import { ProblemList } from '../problems'
import { ResourceTable } from '../resources'
import { UnlockField } from '../sharing'
import { answeredOf, usePage } from '../store'
import { RoutesPanel } from '../verdicts'
import { ErrorBoundary } from './error-boundary'

/** The answer, then the evidence. */
export default function AnalyzeView() {
  const answered = usePage(answeredOf)
  const evidence = usePage(state => state.evidence)
  const editorOpen = usePage(state => state.editorOpen)
  const editorWidth = usePage(state => state.editorWidth)
  const hasRoom = useRoomBeside()
  const isLinked = usePage(state => state.link?.state === 'shown')
  if (!answered) return null
  const judged = answered.chosen.of > 0
  return (
    <div
      className={editorOpen || isLinked ? 'analyze' : 'analyze editor-away'}
      style={editorWidth === null ? {} : { '--editor': `${editorWidth}px` }}
    >
      <AnswerBanner answered={answered} />
      {judged && (
        <div className="upper">
          <RoutesPanel answered={answered} />
          <ErrorBoundary>
            <InTurn turn={1}>
              <ChartPanel answered={answered} />
            </InTurn>
          </ErrorBoundary>
        </div>
      )}
      <div className="lower">
        {isLinked ? (
          <UnlockField />
        ) : (
          hasRoom && (editorOpen ? <EditorPanel /> : <EditorRail name={answered.sources[0]?.name ?? ''} />)
        )}
        <InTurn turn={2}>
          {evidence === 'problems' ? <ProblemList answered={answered} /> : <ResourceTable answered={answered} />}
        </InTurn>
      </div>
    </div>
  )
}
