import type { Bytes } from '../bytes'
import { concat } from '../bytes'
import { defaultCluster, type LimitId, limitOf, maxOf } from '../limit'
import type { Bundle, Plan, Unparsed, WrittenDocument } from '../plan'
import type { Load } from '../resource'
import type { OptionValues } from './rules'

/** One file of an export: `path` relative with `/`, safe on every file system; same plan, same bytes. */
export interface OutputFile {
  readonly path: string
  readonly bytes: Uint8Array
  readonly executable: boolean
  /**
   * The same bytes piece by piece, of a file that is made anew whenever it is asked for: then `bytes` puts them
   * together each time.
   */
  readonly pieces?: () => Iterable<Uint8Array>
}

export function textFile(path: string, text: string, executable = false): OutputFile {
  return { path, bytes: new TextEncoder().encode(text), executable }
}

/** A file that may be as large as the input, and is never held: `texts` makes the same pieces each time. */
export function piecedFile(path: string, texts: () => Iterable<string>): OutputFile {
  const encoder = new TextEncoder()
  const pieces = function* (): Iterable<Uint8Array> {
    for (const text of texts()) yield encoder.encode(text)
  }
  return {
    path,
    get bytes() {
      return concat([...pieces()])
    },
    executable: false,
    pieces,
  }
}

/** What a writer writes from: a plan of the load, made from `written`. */
export interface ExportInput {
  readonly load: Load
  readonly plan: Plan
  readonly written: readonly (WrittenDocument | Unparsed['reason'])[]
  /** A value for every option of the applier. */
  readonly options: OptionValues
}

/** A number of bytes that an applier counts, and how many it takes. */
export interface OutputSize {
  readonly limit: 'helm-release' | 'provider-config-map'
  /** File or folder of the export. */
  readonly of: string
  readonly bytes: Bytes
  readonly max: Bytes
  readonly known: 'exact' | 'estimate'
}

/** The value of a limit in the cluster that a plan is for; its usual value where that cluster does not enforce it. */
export function maxIn({ settings }: Pick<Plan, 'settings'>, id: LimitId): Bytes {
  return maxOf(settings.limits ?? defaultCluster, id) ?? limitOf(id).max
}

/** What reading an export back needs to know. */
export type ReadInput = Omit<ExportInput, 'written'>

/**
 * Writes a plan for one applier, and knows how that applier reads it. Where an input is given, its options are
 * complete.
 */
export interface ApplierWriter {
  /** Path of the file that holds a bundle. Several bundles may share one. */
  fileOf(bundle: Bundle, input: ReadInput): string
  /** The files that hold the bundles. */
  bundles(input: ExportInput): readonly OutputFile[]
  /** What makes the applier take them: scripts, its own objects. */
  additions(input: ExportInput): readonly OutputFile[]
  /** The bytes that the applier finds for each bundle of the plan; null where it finds none. */
  readBack(input: ReadInput, files: ReadonlyMap<string, OutputFile>): readonly (Uint8Array | null)[]
  /**
   * Names of the bundles that the objects of the export name, read back from its files; left out where the applier
   * takes every file.
   */
  named?(input: ReadInput, files: ReadonlyMap<string, OutputFile>): ReadonlySet<string>
  /** What the applier counts beyond the bundles' own bytes; nothing where there is no such limit. */
  outputSizes?(input: ReadInput, files: ReadonlyMap<string, OutputFile>): readonly OutputSize[]
  /** Section of the README in Markdown: how to bring it in, with its heading. */
  howTo(input: ExportInput): string
  /** What it cannot do: a Markdown sentence each. */
  cannot(input: ExportInput): readonly string[]
}
