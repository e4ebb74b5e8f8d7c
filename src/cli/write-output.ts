import { existsSync, lstatSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve, sep } from 'node:path'
import type { OutputFile } from '../core/export'
import type { BuiltSplit } from '../core/split'
import { Failure } from './command'
import { isFolder } from './is-folder'
import { readExport } from './read-export'
import { reasonOf } from './reason-of'

/** Where a split goes: a zip where the name says so, else a folder. */
function isZip(out: string): boolean {
  return /\.zip$/i.test(out)
}

/** How an output may be written over. */
interface Replace {
  /** Whether what an earlier split wrote there, and nothing else, may be replaced. */
  readonly force?: boolean
}

/**
 * Throws a `Failure` where nothing can be written there: what is there already is never overwritten or mixed with, but
 * for what an earlier split wrote, where that is asked for. `own` may stand in it.
 */
export function requireFree(out: string, { force = false }: Replace = {}, own?: string): void {
  const conflict = conflictAt(out, force, own)
  if (conflict !== null) throw new Failure(conflict, 2)
}

function conflictAt(out: string, force: boolean, own: string | undefined): string | null {
  if (!isThere(out)) return null
  if (force) return strangerAt(out, own)
  if (isZip(out)) return `${out} is there already; --force replaces what split wrote, --out names another place`
  try {
    const isEmpty = readdirSync(out).every(name => resolve(out, name) === own)
    return isEmpty
      ? null
      : `the folder ${out} is not empty; --force replaces what split wrote, --out names another place`
  } catch {
    return `${out} is no folder that can be read; give another, or a name ending .zip`
  }
}

/** What split did not write, and so would be lost; null where all of it is known by its plan and its checksums. */
function strangerAt(out: string, own: string | undefined): string | null {
  const files = readExport(out).filter(({ path }) => own === undefined || !resolve(out, path).startsWith(own))
  if (files.length === 0) return null
  // A zip has all of it in one folder.
  const sums = files.find(({ path }) => basename(path) === sumsName && !path.replace('/', '').includes('/'))
  const root = sums?.path.slice(0, -sumsName.length)
  if (!sums || !files.some(({ path }) => path === `${root}plan.json`)) {
    return `${out} was not written by split: it has no plan.json with checksums; --force replaces nothing else`
  }
  const lines = new TextDecoder().decode(sums.bytes).split('\n')
  const known = new Set(lines.map(line => `${root}${line.slice(sumLength)}`))
  const stranger = files.find(({ path }) => path !== sums.path && !known.has(path))
  return stranger ? `${out} holds ${stranger.path}, which split did not write; move it away first` : null
}

const sumsName = 'SHA256SUMS'
/** A SHA-256 in hexadecimal and two blanks stand before each path. */
const sumLength = 64 + 2

/** Links that lead nowhere are there too. A path through a file is not: making it says why it cannot be. */
function isThere(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined
  } catch {
    return false
  }
}

/**
 * Writes the files as a folder, or as a zip: all of them or none. They are written beside and moved into place at the
 * end; whatever comes between, a full disk or Ctrl C, everything that was made is removed. Throws a `Failure`, and
 * never writes outside.
 */
export async function writeOutput(
  out: string,
  { files, zip }: Pick<BuiltSplit, 'files' | 'zip'>,
  replace: Replace = {},
): Promise<void> {
  const staging = new Staging(resolve(out))
  const stop = whenSignalled(() => staging.remove())
  try {
    for (const file of isZip(out) ? [{ path: basename(out), bytes: zip(), executable: false }] : files) {
      await staging.write(file)
    }
    requireFree(out, replace, staging.folder)
    if (replace.force) staging.setAside()
    staging.moveIntoPlace(isZip(out))
    staging.removeAside()
  } catch (error) {
    staging.remove()
    throw error instanceof Failure ? error : new Failure(`cannot write ${out}: ${reasonOf(error)}`, 3)
  } finally {
    stop()
  }
}

/**
 * Writes a file of our own in place of what stands there: beside it, then moved, so that it is whole or as before.
 * Throws a `Failure`.
 */
export async function replaceFile(path: string, text: string): Promise<void> {
  const beside = join(dirname(path), `.plimsoll-${process.pid}`)
  try {
    await writeFile(beside, text, { flag: 'wx' })
    renameSync(beside, path)
  } catch (error) {
    rmSync(beside, { force: true })
    throw new Failure(`cannot write ${path}: ${reasonOf(error)}`, 3)
  }
}

/** Files on their way to a place, in a folder beside it. */
class Staging {
  readonly folder: string
  readonly #output: string
  /** What was made for them, and may be removed again, in the order it was made. */
  readonly #made: string[] = []
  /** What was there before, and where it stands meanwhile. */
  readonly #old: string[] = []
  readonly #former: string

  constructor(output: string) {
    this.#output = output
    // A folder that is there stays, as somebody may stand in it: it is filled from a folder inside.
    this.folder = join(isFolder(output) ? output : dirname(output), `.plimsoll-${process.pid}`)
    this.#former = `${this.folder}-old`
  }

  async write(output: OutputFile): Promise<void> {
    const { path, executable } = output
    const file = resolve(this.folder, path)
    if (!file.startsWith(`${this.folder}${sep}`)) throw new Error(`${path} leads out of it`)
    this.#makeFolder(dirname(file))
    await writeFile(file, output.pieces?.() ?? output.bytes, { flag: 'wx', mode: executable ? 0o755 : 0o644 })
  }

  /** Takes what is there out of the way, and puts it back where something goes wrong. */
  setAside(): void {
    if (!existsSync(this.#output)) return
    mkdirSync(this.#former)
    const old = isFolder(this.#output)
      ? readdirSync(this.#output).map(name => join(this.#output, name))
      : [this.#output]
    for (const path of old) {
      if (path === this.folder || path === this.#former) continue
      renameSync(path, join(this.#former, basename(path)))
      this.#old.push(path)
    }
  }

  removeAside(): void {
    if (existsSync(this.#former)) rmSync(this.#former, { recursive: true, force: true })
  }

  /** In one go without waiting, so that no signal comes between. */
  moveIntoPlace(isFile: boolean): void {
    if (!isFile && !existsSync(this.#output)) {
      renameSync(this.folder, this.#output)
      return
    }
    for (const name of readdirSync(this.folder)) {
      const place = isFile ? this.#output : join(this.#output, name)
      renameSync(join(this.folder, name), place)
      this.#made.push(place)
    }
    rmdirSync(this.folder)
  }

  /** As if nothing had been. */
  remove(): void {
    for (const path of this.#made.toReversed()) rmSync(path, { recursive: true, force: true })
    for (const path of this.#old) renameSync(join(this.#former, basename(path)), path)
    this.removeAside()
  }

  /**
   * Folder by folder: Node's own recursive `mkdir` never ends where the file system answers "no such file" for the
   * folder itself, as /proc does.
   */
  #makeFolder(path: string): void {
    if (existsSync(path)) return
    this.#makeFolder(dirname(path))
    mkdirSync(path)
    this.#made.push(path)
  }
}

const endingSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Does that when a signal comes, which then ends the process as it would have; the function that is given back ends the
 * watch.
 */
function whenSignalled(act: () => void): () => void {
  const onSignal = (signal: NodeJS.Signals): void => {
    stop()
    act()
    process.kill(process.pid, signal)
  }
  const stop = (): void => {
    for (const signal of endingSignals) process.off(signal, onSignal)
  }
  for (const signal of endingSignals) process.on(signal, onSignal)
  return stop
}
