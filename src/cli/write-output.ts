import { existsSync, lstatSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve, sep } from 'node:path'
import type { OutputFile } from '../core/export'
import type { BuiltSplit } from '../core/split'
import { Failure } from './command'
import { reasonOf } from './reason-of'

/** Where a split goes: a zip where the name says so, else a folder. */
function isZip(out: string): boolean {
  return /\.zip$/i.test(out)
}

/**
 * Throws a `Failure` where nothing can be written there: what is there already is never overwritten or mixed with.
 * `own` may stand in it.
 */
export function requireFree(out: string, own?: string): void {
  const conflict = conflictAt(out, own)
  if (conflict !== null) throw new Failure(conflict, 2)
}

function conflictAt(out: string, own: string | undefined): string | null {
  if (out === '-')
    return 'bundles are files, which standard output cannot take; --out takes a folder, or a name ending .zip'
  if (!isThere(out)) return null
  if (isZip(out)) return `${out} is there already; remove it or choose another name`
  try {
    const isEmpty = readdirSync(out).every(name => resolve(out, name) === own)
    return isEmpty ? null : `the folder ${out} is not empty; empty it or choose another`
  } catch {
    return `${out} is no folder that can be read; give another, or a name ending .zip`
  }
}

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
export async function writeOutput(out: string, { files, zip }: Pick<BuiltSplit, 'files' | 'zip'>): Promise<void> {
  const staging = new Staging(resolve(out))
  const stop = whenSignalled(() => staging.remove())
  try {
    for (const file of isZip(out) ? [{ path: basename(out), bytes: zip(), executable: false }] : files) {
      await staging.write(file)
    }
    requireFree(out, staging.folder)
    staging.moveIntoPlace(isZip(out))
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

  constructor(output: string) {
    this.#output = output
    // A folder that is there stays, as somebody may stand in it: it is filled from a folder inside.
    this.folder = join(existsSync(output) ? output : dirname(output), `.plimsoll-${process.pid}`)
  }

  async write(output: OutputFile): Promise<void> {
    const { path, executable } = output
    const file = resolve(this.folder, path)
    if (!file.startsWith(`${this.folder}${sep}`)) throw new Error(`${path} leads out of it`)
    this.#makeFolder(dirname(file))
    await writeFile(file, output.pieces?.() ?? output.bytes, { flag: 'wx', mode: executable ? 0o755 : 0o644 })
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
