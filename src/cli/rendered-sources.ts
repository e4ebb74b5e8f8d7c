import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import type { Source } from '../core/source'
import { Failure, type Runner } from './command'
import type { InputRequest } from './input-request'
import { reasonOf } from './reason-of'
import { writeLines } from './write-lines'

/** A program that prints manifests, and how it says its version. */
interface Renderer {
  readonly program: string
  readonly words: readonly string[]
  readonly version: readonly string[]
}

const kustomizers: readonly Renderer[] = [
  { program: 'kubectl', words: ['kustomize'], version: ['version', '--client'] },
  { program: 'kustomize', words: ['build'], version: ['version'] },
]

// Without the option it leaves out the CRDs, which an installation sends.
const helmers: readonly Renderer[] = [
  { program: 'helm', words: ['template', '--include-crds'], version: ['version', '--short'] },
]

/**
 * What kustomize and Helm print of the folders and charts that are named, by the programs that are installed: they are
 * run only because they were asked for, as they may fetch, and without a shell. Which one answered is said, and what it
 * says on standard error is passed on. Throws a `Failure` where none is installed, or where it fails.
 */
export async function renderedSources(
  { kustomize = [], helm = [] }: InputRequest,
  runner: Pick<Runner, 'err'>,
): Promise<Source[]> {
  const sources: Source[] = []
  for (const folder of kustomize) sources.push(await rendered(kustomizers, folder, runner))
  for (const chart of helm) sources.push(await rendered(helmers, chart, runner))
  return sources
}

async function rendered(renderers: readonly Renderer[], what: string, { err }: Pick<Runner, 'err'>): Promise<Source> {
  for (const { program, words, version } of renderers) {
    const ended = await ran(program, [...words, what])
    if (ended === null) continue
    const name = [program, ...words, what].join(' ')
    const answered = await ran(program, version)
    const versions =
      answered?.stdout
        .toString('utf8')
        .trim()
        .replaceAll(/\s*\n\s*/g, ', ') ?? ''
    await writeLines(err, [
      ...linesOf(ended.stderr).map(line => `${program}: ${line}`),
      `plimsoll: ${name} (${versions === '' ? 'of an unknown version' : versions})`,
    ])
    if (ended.status === 0) return { name, bytes: ended.stdout }
    const isMissing = !existsSync(what)
    throw new Failure(`${name} failed${isMissing ? `; there is no ${what} here` : ''}`, isMissing ? 2 : 3)
  }
  const [{ program, words }] = renderers as readonly [Renderer]
  const names = renderers.map(renderer => renderer.program)
  const none = names.length > 1 ? `neither ${names.join(' nor ')} is` : `${program} is not`
  const there = names.length > 1 ? 'one' : 'it'
  throw new Failure(
    `${none} installed here; where ${there} is: ${[program, ...words, what].join(' ')} | plimsoll analyze -`,
    3,
  )
}

interface Ended {
  readonly status: number | null
  readonly stdout: Buffer
  readonly stderr: string
}

/** A program run to its end; null where there is none of that name. */
function ran(program: string, words: readonly string[]): Promise<Ended | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'pipe'] })
    const stdout: Buffer[] = []
    const stderr: Buffer[] = []
    child.stdout.on('data', chunk => stdout.push(chunk))
    child.stderr.on('data', chunk => stderr.push(chunk))
    child.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') resolve(null)
      else reject(new Failure(`cannot run ${program}: ${reasonOf(error)}`, 3))
    })
    child.on('close', status => {
      resolve({ status, stdout: Buffer.concat(stdout), stderr: Buffer.concat(stderr).toString('utf8') })
    })
  })
}

function linesOf(text: string): string[] {
  return text.split(/\r?\n/).filter(line => line !== '')
}
