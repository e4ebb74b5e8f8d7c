import { InputTotal, type RouteReport } from '../core/analysis'
import { limitPresets } from '../core/limit'
import { routes } from '../core/route'
import { answers } from './analyze-answers'
import { type AnalyzeArguments, readAnalyzeArguments } from './analyze-arguments'
import { type AnalyzedPieces, analyzedPieces } from './analyze-pieces'
import { command, NothingReadable, type Runner, type Status } from './command'
import { isUnread } from './stream-inputs'

/** `plimsoll analyze`: measures the inputs and says how they fare; the exit status is that of the judged routes. */
export const analyzeCommand = command<AnalyzeArguments>({
  name: 'analyze',
  usage: [
    'analyze [FILE|DIR|-]... [--json|--ndjson] [--route ID]... [--fail-on refused|tight|later]',
    '[--limits PRESET|FILE] [--validate strict|warn|ignore]',
    '[--encryption aescbc|aesgcm|secretbox|kms-v2 [--key-name NAME]]',
  ],
  about: [
    'analyze holds manifests against the limits that they meet on a route into a cluster. Routes:',
    `  ${routes.map(route => route.id).join(', ')}`,
    `--limits takes ${limitPresets.map(({ id }) => id).join(', ')}, or a JSON file such as {"preset": "kubernetes", "own": {"etcd.request": 2097152},`,
    '"tightOver": 0.85}.',
    'What is judged: size, structure (types, unknown fields, keys that stand twice) and names. What is not: the other rules by which the server validates',
    'a kind, admission webhooks, quotas. --validate ignore (or warn) asks as `kubectl --validate=ignore` does: unknown fields are dropped and not',
    'refused.',
    '--fail-on later also ends with 1 where the first write fits and one that follows is refused: the next apply, the status of a CRD.',
    '--json writes everything that is known; --ndjson one resource a line as it is read, with its verdicts, problems on standard error: for',
    'inputs of any size, without gzip sizes and ledgers. From a pipe, a custom resource before its definition is measured as if there were none.',
    '--encryption counts encryption at rest in what etcd keeps, for all resources; --key-name is the name of the key, or of the KMS plugin, which',
    'is stored with every value (key1).',
  ],

  read: readAnalyzeArguments,

  async run(given, runner) {
    return answerFrom(await analyzedPieces(given, runner), given, runner)
  },
})

/** Writes the answer while the input is read; the status is that of the routes that are asked about. */
export async function answerFrom(input: AnalyzedPieces, given: AnalyzeArguments, runner: Runner): Promise<Status> {
  const { pieces, carried, held } = input
  const answer = answers[given.answer](given, runner, held)
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
