import { ChartPanel } from '../charts'
import { ProblemList } from '../problems'
import { ResourcePanel, ResourceTable } from '../resources'
import { UnlockField } from '../sharing'
import { usePage } from '../store'
import { VerdictBanner, WaysPanel } from '../verdicts'
import { ErrorBoundary } from './error-boundary'

/** The answer, then the evidence. */
export default function WeighView() {
  const weighed = usePage(state => state.weighed)
  const wayId = usePage(state => state.way)
  const evidence = usePage(state => state.evidence)
  const isLinked = usePage(state => state.link?.state === 'shown')
  if (!weighed) return null
  const way = weighed.ways.find(({ id }) => id === wayId) ?? weighed.ways[0]
  const judged = way !== undefined && way.of > 0
  return (
    <div className="weigh">
      <VerdictBanner weighed={weighed} />
      {judged && (
        <div className="upper">
          <WaysPanel weighed={weighed} />
          <ErrorBoundary>
            <ChartPanel weighed={weighed} />
          </ErrorBoundary>
        </div>
      )}
      {way && (
        <div className="lower">
          {evidence === 'problems' ? <ProblemList weighed={weighed} /> : <ResourceTable weighed={weighed} way={way} />}
          {isLinked ? <UnlockField /> : <ResourcePanel weighed={weighed} way={way} />}
        </div>
      )}
    </div>
  )
}
