import { type Bytes, sumBytes } from '../bytes'
import { jsonDocument } from '../encoding'
import {
  createRemediedReader,
  type FixInput,
  type KeySplitChoice,
  type RemedyChoice,
  rewrites,
  splitByKey,
} from '../remedy'
import type { CarrierSizes } from '../route'
import type { AnalyzedInput } from './analyze'
import { measureCarrierTexts } from './measure-carriers'
import { bundledAsJson, carriedAsManifests } from './whole-sizes'

/**
 * Measures the whole as it would be in a form and with rewrites. What a route builds and compresses is really built
 * anew, once for every outcome: about half a second for 2 MB.
 */
export function createWholeMeasurer({ analysis, load, carried: asItIs }: AnalyzedInput): FixInput['measureWhole'] {
  const built = new Map<string, CarrierSizes>()

  function carriedWith(
    form: 'text' | 'json',
    choices: readonly RemedyChoice[],
    keySplits: readonly KeySplitChoice[],
    key: string,
  ): CarrierSizes {
    const known = built.get(key)
    if (known) return known
    // No change of a manifest changes a chart.
    const isAsItIs = form === 'text' || analysis.charts !== undefined
    const carried = isAsItIs ? asItIs : measureCarrierTexts(asJson(choices, keySplits))
    built.set(key, carried)
    return carried
  }

  /** One file of JSON documents, those of CRDs apart. */
  function asJson(choices: readonly RemedyChoice[], keySplits: readonly KeySplitChoice[]) {
    const { load: split } = splitByKey(load, keySplits)
    const { read } = createRemediedReader(split, choices)
    const crds: string[] = []
    const others: string[] = []
    for (const resource of split.resources) {
      const value = resource.readable ? read(resource) : null
      if (value) (resource.provides?.type === 'crd' ? crds : others).push(`${jsonDocument(value)}\n`)
    }
    const utf8 = new TextEncoder().encode([...crds, ...others].map(document => `---\n${document}`).join(''))
    return { files: [{ name: load.texts[0]?.name ?? '', utf8 }], crds, others }
  }

  return (_, form, parts, chosen, keySplits) => {
    const documents = bundledAsJson(sumOf(parts.map(({ sizes }) => sizes.jsonDocument)), parts.length)
    const size = form === 'text' ? analysis.whole.source : documents
    const choices = rewrites.flatMap(({ id: remedy }): RemedyChoice[] => {
      const resources = [...chosen]
        .filter(([, ids]) => ids.includes(remedy))
        .map(([index]) => analysis.resources[index]?.id ?? '')
      return resources.length === 0 ? [] : [{ remedy, resources }]
    })
    // Rewrites only remove, so what has the same size after more of them is the same.
    const key = `${form} ${parts.map(({ sizes }) => sizes.json).join(' ')}`
    return {
      source: size,
      largestSource: form === 'text' ? analysis.whole.largestSource : size,
      jsonDocuments: documents,
      manifestWork: carriedAsManifests(parts.map(({ sizes }) => sizes.json)),
      ...(analysis.whole.unrendered ? { unrendered: true } : {}),
      // Built where a route meets it and no limit before refuses.
      get carried() {
        return carriedWith(form, choices, keySplits, key)
      },
    }
  }
}

function sumOf(sizes: readonly (Bytes | null)[]): Bytes {
  return sumBytes(sizes.flatMap(size => size ?? []))
}
