import { describe, expect, test } from 'vitest'
import { type Bytes, bytes, formatCount } from '../bytes'
import { isRefusedBy, type LimitId, limitOf } from '../limit'
import { type CarrierSizes, routes, type WholeSizes } from '../route'
import { usual } from '../testing/asked'
import { describeWithFixtures, sharedFixture } from '../testing/shared-fixtures'
import { judgeWhole, shareOf, type Verdict } from '../verdict'
import { type AnalyzedInput, analyze } from './analyze'
import { verdictsOn } from './judge-routes'
import { measureCarriers } from './measure-carriers'

/**
 * Inputs of which some number is a limit less one byte, the limit, and one byte more. `text` takes the length of what
 * is padded.
 */
interface Around {
  readonly limit: LimitId
  readonly what: string
  readonly text: (padding: number) => string
  readonly measure: (analyzed: AnalyzedInput) => Bytes | null | undefined
}

const custom = (padding: number): string =>
  `apiVersion: example.com/v1\nkind: Load\nmetadata: {name: heavy, namespace: default}\nspec: {text: ${'x'.repeat(padding)}}\n`
const configMap = (data: number, annotation = 0): string =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: heavy, namespace: default, annotations: {a: "${'x'.repeat(annotation)}"}}\ndata: {key: ${'x'.repeat(data)}}\n`
const secret = (padding: number): string =>
  `apiVersion: v1\nkind: Secret\nmetadata: {name: heavy, namespace: default}\nstringData: {key: ${'x'.repeat(padding)}}\n`
const commented = (padding: number): string => `# ${'x'.repeat(padding)}\n${configMap(10)}`
const first = ({ analysis }: AnalyzedInput) => analysis.resources[0]?.bytes

const around: readonly Around[] = [
  { limit: 'apiserver.body', what: 'the body of a create', text: custom, measure: w => first(w)?.request.create },
  {
    limit: 'meta.annotations',
    what: 'annotations of its own',
    text: n => configMap(1, n),
    measure: w => first(w)?.ownAnnotations,
  },
  {
    limit: 'apply.last-applied',
    what: 'annotations with the copy',
    text: configMap,
    measure: w => first(w)?.annotations,
  },
  { limit: 'configmap.data', what: 'data of one ConfigMap', text: configMap, measure: w => first(w)?.data },
  { limit: 'secret.data', what: 'data of one Secret', text: secret, measure: w => first(w)?.data },
  {
    limit: 'etcd.request',
    what: 'the request to etcd of a create',
    text: custom,
    measure: w => first(w)?.etcdRequest.create?.request,
  },
  {
    limit: 'etcd.request',
    what: 'the request to etcd of a server-side apply',
    text: custom,
    measure: w => first(w)?.etcdRequest.serverSideApply?.request,
  },
  {
    limit: 'etcd.client.send',
    what: 'the message to etcd of a create',
    text: custom,
    measure: w => first(w)?.etcdRequest.create?.transaction,
  },
  { limit: 'configmap.data', what: 'the text of the whole', text: commented, measure: w => w.analysis.whole.source },
  {
    limit: 'configmap.data',
    what: 'the whole as JSON documents',
    text: configMap,
    measure: w => w.analysis.whole.jsonDocuments,
  },
  {
    limit: 'ocm.manifestwork',
    what: 'manifests of a ManifestWork',
    text: n => `${custom(n)}---\n${configMap(3)}`,
    measure: w => w.analysis.whole.manifestWork,
  },
  {
    limit: 'helm.chart.file',
    what: 'one file of a chart',
    text: commented,
    measure: w => w.analysis.whole.largestSource,
  },
  {
    limit: 'argocd.directory',
    what: 'the text of a directory',
    text: commented,
    measure: w => w.analysis.whole.source,
  },
]

const analyzeText = (text: string | Uint8Array): AnalyzedInput =>
  analyze([{ name: 'input.yaml', bytes: typeof text === 'string' ? new TextEncoder().encode(text) : text }], {
    essentials: true,
  })

/**
 * Makes inputs in which the number is what it should be, to the byte; the padding of the one before is where the next
 * begins.
 */
function analyzedAt({ text, measure }: Around): (size: number) => AnalyzedInput {
  let before: { padding: number; size: number } | undefined
  return size => {
    let padding = before ? before.padding + size - before.size : size
    for (let tries = 0; tries < 6; tries++) {
      const analyzed = analyzeText(text(padding))
      const off = size - (measure(analyzed) ?? 0)
      if (off === 0) {
        before = { padding, size }
        return analyzed
      }
      padding = Math.max(1, padding + off)
    }
    throw new Error(`no input has ${size} bytes`)
  }
}

/**
 * What each route says of the input: the whole first where that is refused, else the resource that fares worst. Without
 * what is built and compressed for a route, which takes far longer than all else, only the routes that need none.
 */
function table({ analysis }: AnalyzedInput, carried: CarrierSizes = {}): string[] {
  const limits = usual
  const whole = { ...analysis.whole, carried }
  const judged = routes.filter(({ carriers }) =>
    carriers.every(({ measure, optional }) => optional || measure(whole) !== null),
  )
  return judged.map(route => {
    const asWhole = judgeWhole(whole, route, limits)
    const worst = [...(asWhole ? [asWhole] : []), ...verdictsOn(analysis, route, limits)].reduce((a, b) =>
      isWorse(b, a) ? b : a,
    )
    return line(route.id, worst)
  })
}

const words = ['fits', 'tight', 'refused']

function isWorse(a: Verdict, b: Verdict): boolean {
  return (
    words.indexOf(a.verdict) > words.indexOf(b.verdict) ||
    (a.verdict === b.verdict && a.verdict !== 'refused' && shareOf(a) > shareOf(b))
  )
}

function line(name: string, { verdict, limit, bytes: size, max, message }: Verdict): string {
  const used = size === null || max === null ? '' : `${formatCount(size)} of ${formatCount(max)}`
  return `  ${name.padEnd(32)} ${verdict.padEnd(7)} ${(limit ?? '-').padEnd(18)} ${used.padEnd(24)} ${message ?? ''}`.trimEnd()
}

const steps = [
  ['one byte under', -1],
  ['at', 0],
  ['one byte over', 1],
] as const

describe('the verdicts of every route around the limits', () => {
  test.each(around.map(each => [`${each.limit}, ${each.what}`, each] as const))(
    '%s',
    async (title, each) => {
      const { limit, measure } = each
      const { max } = limitOf(limit)
      const analyzedWith = analyzedAt(each)
      const blocks = steps.map(([name, more]) => {
        const analyzed = analyzedWith(max + more)
        expect(measure(analyzed)).toBe(max + more)
        // Whether a byte more or less is refused is no question of what is built: that is compressed.
        const lines = table(analyzed, more === 0 ? measureCarriers(analyzed.load) : {})
        return `${name} the limit: ${formatCount(max + more)} of ${formatCount(max)} bytes\n${lines.join('\n')}\n`
      })
      await expect(`# ${title}\n\n${blocks.join('\n')}`).toMatchFileSnapshot(
        `golden/${title.replaceAll(/[^a-z]+/gi, '-')}.txt`,
      )
    },
    60_000,
  )

  test('of what is built and compressed', async () => {
    const nothing: WholeSizes = {
      source: bytes(1),
      largestSource: bytes(1),
      jsonDocuments: bytes(1),
      manifestWork: bytes(1),
      carried: {},
    }
    const lines = routes.flatMap(route => {
      const built = route.carriers.filter(({ measure, optional }) => !optional && measure(nothing) === null)
      return built.flatMap(carrier => {
        const { max } = limitOf(carrier.limit)
        return steps.map(([, more]) => {
          const judged = { ...route, carriers: [carrier] }
          const verdict = judgeWhole({ ...nothing, carried: carriedOf(bytes(max + more)) }, judged, usual)
          if (!verdict) throw new Error(`${route.id} is not judged`)
          const size = carrier.measure({ ...nothing, carried: carriedOf(bytes(max + more)) }) ?? bytes(0)
          const surely = bytes(size - (carrier.error?.(size) ?? 0))
          expect(verdict.verdict === 'refused').toBe(isRefusedBy(limitOf(carrier.limit), surely, max))
          return line(route.id, verdict)
        })
      })
    })
    await expect(`# what is built and compressed\n\n${lines.join('\n')}\n`).toMatchFileSnapshot('golden/carried.txt')
  })
})

function carriedOf(size: Bytes): CarrierSizes {
  return {
    helmCrds: size,
    helmTemplates: size,
    capiCompressed: size,
    olmBundle: size,
    fleetBundle: size,
    fleetContent: size,
  }
}

describeWithFixtures('the verdicts of every route on the Calico files', () => {
  test.each([
    'calico-tigera-operator-before-9518',
    'calico-tigera-operator-after-9518',
    'calico-operator-crds-after-9518',
  ])(
    '%s',
    async name => {
      const analyzed = analyzeText(sharedFixture(`manifests/${name}.yaml`))
      await expect(`# ${name}\n\n${table(analyzed, measureCarriers(analyzed.load)).join('\n')}\n`).toMatchFileSnapshot(
        `golden/${name}.txt`,
      )
    },
    60_000,
  )
})
