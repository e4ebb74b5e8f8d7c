import { parseArgs } from 'node:util'
import { formatCount } from '../core/bytes'
import { accountText, shortfalls, type Verification, type VerifyProblem, verifyExport } from '../core/proof'
import { loadResources } from '../core/resource'
import { verifyReport } from '../library/split'
import { command, NothingReadable, WrongUsage } from './command'
import { problemLine } from './problem-words'
import { readExport } from './read-export'
import { readInputs } from './read-inputs'
import { writeJson } from './write-json'
import { writeLines } from './write-lines'

export interface VerifyArguments {
  readonly inputs: readonly string[]
  /** A zip or a folder that `split` wrote. */
  readonly written: string
  readonly json: boolean
}

/** `plimsoll verify`: reads an export back and compares it with the input it was made from. */
export const verifyCommand = command<VerifyArguments>({
  name: 'verify',
  usage: ['verify  INPUT... ZIP|DIR [--json]'],
  about: [
    'verify reads bundles back that split wrote, and compares them with the input: each resource once, values equal, text',
    'kept, checksums as they were. Exit status 1 where anything does not hold, or an archive of the input is damaged.',
  ],

  read(words) {
    const { values, positionals } = parseArgs({
      args: words,
      allowPositionals: true,
      options: { json: { type: 'boolean', default: false } },
    })
    const written = positionals.at(-1)
    if (written === undefined || positionals.length < 2)
      throw new WrongUsage('verify takes an input and what split wrote')
    return { inputs: positionals.slice(0, -1), written, json: values.json }
  },

  async run({ inputs, written, json }, runner) {
    const { sources, problems } = await readInputs(inputs, runner)
    // An archive that is damaged held more than can be compared.
    await writeLines(
      runner.err,
      problems.map(problem => problemLine({ ...problem, line: 1, column: 1 })),
    )
    if (sources.length === 0) throw new NothingReadable()
    const verification = verifyExport(loadResources(sources), readExport(written))
    if (json) await writeJson(verifyReport(verification, problems), runner.out)
    else await writeLines(runner.out, verifyText(verification))
    const isDamaged = problems.some(({ severity }) => severity === 'error')
    return verification.passed && !isDamaged ? 0 : 1
  },
})

const problemWords: Readonly<Record<VerifyProblem['code'], string>> = {
  'no-plan': 'there is no plan.json that can be read, so nothing says what should be where:',
  'no-checksums': 'there are no checksums:',
  changed: 'was changed since it was written:',
  missing: 'is missing:',
  added: 'is in no list of checksums:',
  stranger: 'is in the plan, but not in this input:',
  settings: 'says of itself what makes no sense:',
}

function verifyText({ problems, proof }: Verification): string[] {
  const checks = proof?.checks ?? []
  return [
    ...problems.map(({ code, what }) => `FAILED  ${problemWords[code]} ${what}`),
    ...checks.map(
      ({ code, of, held, passed: holds }) =>
        `${holds ? 'ok    ' : 'FAILED'}  ${code}: ${formatCount(held)} of ${formatCount(of)}`,
    ),
    ...checks.flatMap(({ code, failed }) => failed.map(what => `        ${code} does not hold for ${what}`)),
    ...(proof ? accountText(proof.account) : []),
    proof
      ? `${formatCount(proof.resourcesIn)} in, ${formatCount(proof.resourcesOut)} out, ${problems.length === 0 && proof.equal ? 'equal' : 'NOT EQUAL'}${shortfalls(
          proof,
        )
          .map(said => `; ${said}`)
          .join('')}`
      : 'Not verified.',
  ]
}
