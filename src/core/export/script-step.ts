import type { Plan, StageId } from '../plan'

/** One thing that a script does with kubectl. */
export type ScriptStep =
  /**
   * `retried`: until what it holds is served, since the file holds both a definition and its use. `last`: only where
   * all before it went well.
   */
  | {
      readonly do: 'apply'
      readonly file: string
      readonly retried?: boolean
      readonly needs?: readonly Need[]
      readonly last?: boolean
    }
  | { readonly do: 'create'; readonly file: string; readonly needs?: readonly Need[] }
  | { readonly do: 'wait-active'; readonly what: { readonly file: string } | { readonly namespace: string } }
  | { readonly do: 'wait-established'; readonly what: { readonly file: string } | { readonly crd: string } }
  | { readonly do: 'wait-available'; readonly apiService: string }
  | {
      readonly do: 'wait-condition'
      readonly condition: 'Complete' | 'Available'
      /** `job/name` */
      readonly object: string
      readonly namespace: string | null
      readonly seconds: number
    }
  | {
      readonly do: 'rollout'
      readonly kind: string
      readonly name: string
      readonly namespace: string | null
      readonly seconds: number
    }
  | { readonly do: 'remark'; readonly text: string }

/**
 * Something of an earlier file without which the API server refuses resources of this one, or which has to run before
 * them.
 */
export interface Need {
  /** The words behind `kubectl` that succeed where it is there. */
  readonly words: readonly string[]
  /** `Namespace shop`, for people. */
  readonly what: string
  /** What needs it, for people. */
  readonly by: string
  /** Whether all of the file needs it. */
  readonly all: boolean
}

/** What a script does for one stage; `--from` and `--only` take its name. */
export interface ScriptStage {
  readonly name: StageId | 'clusterresourceset' | 'clusterprofiles'
  readonly steps: readonly ScriptStep[]
}

/** How the scripts call kubectl. */
export interface ScriptSettings {
  readonly fieldManager: string
  readonly forceConflicts: boolean
  /** Whether objects are merged by the server; else by kubectl, which writes a copy of each into an annotation. */
  readonly isServerSide: boolean
}

/**
 * How a plan goes in by kubectl: server-side unless its route says otherwise, since a bundle may hold what is too large
 * for the annotation of client-side apply.
 */
export function isServerSide({ settings }: Plan): boolean {
  return settings.route !== 'client-side-apply'
}

/** The command of a plan, as a person types it. */
export function applyCommand(plan: Plan): string {
  return isServerSide(plan) ? 'kubectl apply --server-side' : 'kubectl apply'
}

/** The words of one call of kubectl that brings something in. */
export function applyWords({ fieldManager, forceConflicts, isServerSide }: ScriptSettings): string[] {
  const manager = `--field-manager=${fieldManager}`
  // Conflicts are the server's: client-side apply knows none.
  if (!isServerSide) return ['apply', manager]
  return ['apply', '--server-side', manager, ...(forceConflicts ? ['--force-conflicts'] : [])]
}

/**
 * The words behind `kubectl` of a step that waits; null for one that does not. `seconds`: at most so long instead of
 * the step's own time.
 */
export function waitWords(step: ScriptStep, seconds?: number): string[] | null {
  const wait = (condition: string, own: number, ...what: string[]): string[] => [
    'wait',
    `--for=${condition}`,
    `--timeout=${seconds ?? own}s`,
    ...what,
  ]
  switch (step.do) {
    case 'wait-active':
      return wait(
        'jsonpath={.status.phase}=Active',
        60,
        ...('file' in step.what ? ['-f', step.what.file] : [`namespace/${step.what.namespace}`]),
      )
    case 'wait-established':
      return wait(
        'condition=Established',
        60,
        ...('file' in step.what ? ['-f', step.what.file] : [`customresourcedefinition/${step.what.crd}`]),
      )
    case 'wait-available':
      return wait('condition=Available', 60, `apiservice/${step.apiService}`)
    case 'wait-condition':
      return wait(`condition=${step.condition}`, step.seconds, step.object, ...inNamespace(step.namespace))
    case 'rollout':
      return [
        ...['rollout', 'status', `${step.kind}/${step.name}`],
        ...inNamespace(step.namespace),
        `--timeout=${seconds ?? step.seconds}s`,
      ]
    default:
      return null
  }
}

/** What a step that waits waits for, for people. */
export function awaited(step: ScriptStep): string {
  switch (step.do) {
    case 'wait-active':
      return 'file' in step.what ? step.what.file : `namespace/${step.what.namespace}`
    case 'wait-established':
      return 'file' in step.what ? step.what.file : `customresourcedefinition/${step.what.crd}`
    case 'wait-available':
      return `apiservice/${step.apiService}`
    case 'wait-condition':
      return step.object
    case 'rollout':
      return `${step.kind}/${step.name}`
    default:
      return step.do === 'remark' ? '' : step.file
  }
}

/** Whether `kubectl wait` fails at once where a status has not been written yet, so that it has to be tried again. */
export function isRetried(step: ScriptStep): boolean {
  return step.do === 'wait-established' || step.do === 'wait-available' || step.do === 'wait-active'
}

function inNamespace(namespace: string | null): string[] {
  return namespace === null ? [] : ['-n', namespace]
}

/** A remark as a comment of a script: one line of printable ASCII. */
export function remarkLine(text: string): string {
  return `# ${text.replace(/[^ -~]/g, '?')}`
}
