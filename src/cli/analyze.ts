import { InputTotal, type RouteReport } from '../core/analysis'
import { type AnalyzeArguments, analyzeArguments, analyzeOptions } from './analyze-arguments'
import { type AnalyzedPieces, analyzedPieces } from './analyze-pieces'
import { command, NothingReadable, type Runner, type Status } from './command'
import { isUnread } from './stream-inputs'

/** `plimsoll analyze`: measures the inputs and says how they fare; the exit status is that of the judged routes. */
export const analyzeCommand = command({
  name: 'analyze',
  summary: 'what fits, what is refused and by which limit',
  args: '[FILE|DIR|-]...',
  about: [
    'Measures manifests in the bytes that count and holds them against the limits on their way into a cluster. Files, folders, archives (zip, tar, gzip), standard input.',
    'Judged are size, structure (types, unknown fields, keys that stand twice) and names; not the other rules of a kind, admission webhooks or quotas.',
  ],
  options: analyzeOptions,
  examples: [
    {
      call: 'plimsoll analyze manifests/ --route server-side-apply --fail-on tight',
      says: 'for CI: exit status 1 where it does not fit, or nearly',
    },
    { call: 'kubectl get cm,secret,deploy -A -o yaml | plimsoll analyze -', says: 'what a cluster holds' },
  ],

  read: analyzeArguments,

  async run(given, runner) {
    return answerFrom(await analyzedPieces(given, runner), given, runner)
  },
})

/** Writes the answer while the input is read; the status is that of the routes that are asked about. */
export async function answerFrom(input: AnalyzedPieces, given: AnalyzeArguments, runner: Runner): Promise<Status> {
  const { pieces, carried, held } = input
  const begin = await given.format.load()
  const answer = await begin(given, runner, held)
  const total = new InputTotal(given.cluster)
  let isBroken = false
  let isAnyReadable = false
  for await (const piece of pieces) {
    for (const problem of piece.problems) {
      if (await isUnread(problem, runner)) continue
      isBroken ||= problem.severity === 'error'
      await answer.problem(problem)
    }
    isAnyReadable ||= piece.resources.some(({ readable }) => readable)
    total.add(piece)
    await answer.resources(piece)
  }
  const reports = total.report(carried)
  await answer.end(reports)
  if (!isAnyReadable) throw new NothingReadable()
  return isBroken || isRefused(reports, given) ? 1 : 0
}

/** Whether a route that is asked about does not take the input, or is not known to. */
function isRefused(reports: readonly RouteReport[], { routes: asked, failOn }: AnalyzeArguments): boolean {
  return reports.some(
    ({ route, verdict, later }) =>
      asked.includes(route) &&
      (verdict === 'refused' ||
        verdict === 'unknown' ||
        verdict === failOn ||
        (failOn === 'later' && later !== undefined)),
  )
}
