import { type Bytes, bytes, concat } from '../bytes'
import { base64Size, type ChartFile, gzipSize, plainReleaseSize } from '../encoding'
import type { Load } from '../resource'
import { type CarrierSizeId, type CarrierSizes, carrierSizeIds, type Route, type WholeSizes } from '../route'

/** The texts that travel: the files, and their documents apart, those of CRDs and the others. */
export interface CarrierTexts {
  readonly files: readonly { readonly name: string; readonly utf8: Uint8Array }[]
  readonly crds: readonly string[]
  readonly others: readonly string[]
}

/**
 * The size of the input in the objects that carry it on the routes that compress: each built and compressed for real
 * when it is first looked at, which takes a while (about half a second for 2 MB). Estimates: names are not known yet,
 * and every deflate differs. Helm's is Go's to the byte; the others' gives 0 to 3 % more than zlib at the same level on
 * such texts (a test measures it), so a fit here is a fit there. The 421,140 bytes of the splitting facts for Calico
 * before 9518 are zlib's, with every document a file under `crds/`; a chart has only CRDs there, and what is under
 * `templates/` counts twice.
 */
export function measureCarriers(load: Load): CarrierSizes {
  let cut: ReturnType<typeof chartTexts> | null = null
  const chartOf = () => {
    cut ??= chartTexts(load)
    return cut
  }
  return measureCarrierTexts({
    files: load.texts,
    get crds() {
      return chartOf().crds
    },
    get others() {
      return chartOf().others
    },
  })
}

export function measureCarrierTexts(texts: CarrierTexts): CarrierSizes {
  return lazily(Object.entries(builders).map(([id, build]) => [id as BuiltSize, () => build(texts)]))
}

/** Sizes that are built when they are first looked at; none is kept that is not known. */
export function lazily(builds: readonly (readonly [CarrierSizeId, () => Bytes | undefined])[]): CarrierSizes {
  const known = new Map<CarrierSizeId, Bytes | undefined>()
  const lazy = {}
  for (const [id, build] of builds) {
    Object.defineProperty(lazy, id, {
      enumerable: true,
      get() {
        if (!known.has(id)) known.set(id, build())
        return known.get(id)
      },
    })
  }
  return lazy
}

/** Those of charts come from the charts. */
type BuiltSize = Exclude<CarrierSizeId, 'helmAtLeast' | 'chartTotal' | 'chartFile'>

const builders: Readonly<Record<BuiltSize, (texts: CarrierTexts) => Bytes>> = {
  helmCrds: ({ crds, others }) => releaseOf(file('templates/resources.yaml', others), file('crds/crds.yaml', crds)),
  helmTemplates: ({ crds, others }) => releaseOf(file('templates/resources.yaml', [...crds, ...others]), []),
  capiCompressed: ({ files }) => gzipSize(concat(files.map(({ utf8 }) => utf8))),
  olmBundle: ({ files }) => bytes(files.reduce((sum, { utf8 }) => sum + base64Size(gzipSize(utf8)), 0)),
  fleetBundle: ({ files }) => bytes(bundled(files).length),
  fleetContent: ({ files }) => base64Size(gzipSize(bundled(files))),
}

function bundled(files: CarrierTexts['files']): Uint8Array {
  return encoder.encode(
    JSON.stringify({ resources: files.map(({ name, utf8 }) => ({ name, content: decoder.decode(utf8) })) }),
  )
}

const encoder = new TextEncoder()
const decoder = new TextDecoder()

const chart = { name: 'release', version: '1.0.0', appVersion: '1.0.0' }

function releaseOf(templates: readonly ChartFile[], files: readonly ChartFile[]): Bytes {
  return plainReleaseSize(
    chart,
    templates,
    files,
    templates.map(({ content }) => content),
  )
}

function file(name: string, texts: readonly string[]): ChartFile[] {
  return texts.length === 0 ? [] : [{ name, content: encoder.encode(texts.join('---\n')) }]
}

/** The documents as a chart would hold them: those that are CRDs for `crds/`, the others for `templates/`. */
function chartTexts({ texts, documents, resources }: Load): { crds: string[]; others: string[] } {
  const crdDocuments = new Set(
    resources.filter(({ provides }) => provides?.type === 'crd').map(({ source, document }) => `${source}/${document}`),
  )
  const crds: string[] = []
  const others: string[] = []
  for (const [source, cut] of documents.entries()) {
    for (const [document, { range }] of cut.entries()) {
      const text = decoder.decode(texts[source]?.utf8.subarray(range.start, range.end))
      const ended = text.endsWith('\n') ? text : `${text}\n`
      if (crdDocuments.has(`${source}/${document}`)) crds.push(ended)
      else others.push(ended)
    }
  }
  return { crds, others }
}

/** The sizes that have to be built before a route can be judged; none where it carries nothing that is compressed. */
export function carrierSizesOf({ carriers }: Route): readonly CarrierSizeId[] {
  return carrierSizeIds.filter(id =>
    carriers.some(({ measure, atLeast }) =>
      [measure, atLeast].some(size => size?.({ ...empty, carried: { [id]: some } }) !== size?.(empty)),
    ),
  )
}

/**
 * Builds the sizes of a route and puts them to those that are known; undefined: there is none of this input. `lazy` is
 * `measureCarriers` of the input.
 */
export function withCarrierSizes(known: CarrierSizes, lazy: CarrierSizes, route: Route): CarrierSizes {
  return { ...known, ...Object.fromEntries(carrierSizesOf(route).map(id => [id, lazy[id]])) }
}

const none = bytes(0)
const some = bytes(1)
const empty: WholeSizes = { source: none, largestSource: none, jsonDocuments: none, manifestWork: none, carried: {} }
