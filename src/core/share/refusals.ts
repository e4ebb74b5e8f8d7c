import { type ResourceReport, sizedResource } from '../analysis'
import { type Answer, type Answers, type FaultCode, faultCodes } from '../encoding'
import { crdKind } from '../object'

/**
 * Why a listed resource is refused whatever its size: its place in the list, the code of the answer to each operation
 * (null: none; `!` before it where validation gives it), and the place of its CRD, -1 where that is not listed. No
 * words of a server: they quote the object.
 */
export type LinkedRefusal = readonly [resource: number, codes: readonly (string | null)[], definition: number]

const operations = ['create', 'clientSideApply', 'serverSideApply'] as const
const manners = ['strict', 'lax'] as const

export function refusalsOf(resources: readonly ResourceReport[]): LinkedRefusal[] {
  const definitions = new Map(
    resources.flatMap(({ kind, name }, index) => (kind === crdKind ? [[name, index] as const] : [])),
  )
  return resources.flatMap(({ answers, definition }, index): LinkedRefusal[] => {
    const of = definition === undefined ? -1 : (definitions.get(definition.name) ?? -1)
    if (answers === undefined && of === -1) return []
    const codes = operations.flatMap(operation => manners.map(manner => codeOf(answers?.[operation][manner] ?? null)))
    return [[index, answers === undefined ? [] : codes, of]]
  })
}

function codeOf(answer: Answer | null): string | null {
  return answer && `${answer.by === 'Invalid' ? '!' : ''}${answer.code}`
}

/** Undefined where it says nothing that can be read. */
export function readRefusals(value: unknown, resources: readonly ResourceReport[]): ResourceReport[] | undefined {
  if (!Array.isArray(value) || value.length > resources.length) return undefined
  const reports = [...resources]
  const definitions: [number, number][] = []
  for (const row of value as unknown[]) {
    if (!Array.isArray(row) || row.length !== 3) return undefined
    const [index, codes, definition] = row as [number, unknown, number]
    const report = reports[index]
    if (!report || !Array.isArray(codes) || !Number.isInteger(definition)) return undefined
    const answers = answersOf(codes)
    if (answers === undefined) return undefined
    if (answers !== null) reports[index] = { ...report, answers }
    definitions.push([index, definition])
  }
  for (const [index, definition] of definitions) {
    const [report, of] = [reports[index], reports[definition]]
    if (report && of) reports[index] = { ...report, definition: sizedResource(of) }
  }
  return reports
}

/** Null where there are none. */
function answersOf(codes: readonly unknown[]): Answers | null | undefined {
  if (codes.length === 0) return null
  if (codes.length !== operations.length * manners.length) return undefined
  const answers = codes.map(answerOf)
  if (answers.includes(undefined)) return undefined
  const at = (operation: number) => ({
    strict: answers[operation * 2] ?? null,
    lax: answers[operation * 2 + 1] ?? null,
  })
  return { create: at(0), clientSideApply: at(1), serverSideApply: at(2) }
}

function answerOf(written: unknown): Answer | null | undefined {
  if (written === null) return null
  if (typeof written !== 'string') return undefined
  const code = faultCodes.find((each): each is FaultCode => each === written.replace('!', ''))
  return code && { code, by: written.startsWith('!') ? 'Invalid' : 'BadRequest', message: '', causes: [] }
}
