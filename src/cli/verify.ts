import { formatCount } from '../core/bytes'
import { accountText, shortfalls, type Verification, type VerifyProblem, verifyExport } from '../core/proof'
import { loadResources, withoutUnits } from '../core/resource'
import { verifyReport } from '../library/split'
import { command, NothingReadable } from './command'
import { type InputRequest, inputRequest, isEmpty } from './input-request'
import { readExport } from './read-export'
import { readInputs } from './read-inputs'
import { problemLines } from './skipped'
import { inputOptions, jsonOptions, speechOptions, wantsJson } from './table/shared-options'
import { writeJson } from './write-json'
import { writeLines } from './write-lines'
import { WrongUsage } from './wrong-usage'

export interface VerifyArguments {
  readonly input: InputRequest
  /** A zip or a folder that `split` wrote. */
  readonly written: string
  readonly json: boolean
}

/** `plimsoll verify`: reads an export back and compares it with the input it was made from. */
export const verifyCommand = command({
  args: 'INPUT... ZIP|DIR',
  about: [
    'Reads bundles back that split wrote, and compares them with the input: each resource once, values equal, text kept, checksums as they were. Exit status 1 where anything does not hold, or an archive of the input is damaged.',
  ],
  options: { ...inputOptions, ...jsonOptions, verbose: speechOptions.verbose },
  examples: [
    { call: 'plimsoll verify tigera-operator.yaml tigera-operator-bundles', says: 'a folder' },
    { call: 'plimsoll verify manifests/ calico.zip -o json', says: 'a zip, for a program' },
  ],

  read({ args, values }) {
    const written = args.at(-1)
    const input = inputRequest(args.slice(0, -1), values)
    if (written === undefined || isEmpty(input)) throw new WrongUsage('verify takes an input and what split wrote')
    return { input, written, json: wantsJson(values) }
  },

  async run({ input, written, json }, runner) {
    const { sources, problems } = await readInputs(input, runner)
    // An archive that is damaged held more than can be compared.
    const told = problems.map(problem => ({ ...problem, line: 1, column: 1 }))
    await writeLines(runner.err, problemLines(told, input.verbose))
    if (sources.length === 0) throw new NothingReadable()
    const verification = verifyExport(withoutUnits(loadResources(sources)), readExport(written))
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
