import { applyScript } from '../apply-script'
import { bundleFile, manifestFiles } from '../bundles'
import { type ApplierWriter, type ExportInput, textFile } from '../export'
import { kubectlSteps } from '../kubectl-steps'
import { removeSteps } from '../remove-steps'
import { applyCommand, isServerSide, type ScriptSettings, type ScriptStage } from '../script-step'
import { pipelineScript, removeScript, verifyScript } from './scripts'

/**
 * Numbered manifests with `apply.sh`, which brings them in server-side and waits where the next needs it, `verify.sh`
 * and `remove.sh`.
 */
export const kubectl: ApplierWriter = {
  ...manifestFiles(bundleFile),
  additions(input) {
    const stages = scriptStages(input)
    return [
      textFile('apply.sh', applyScript(stages, scriptSettings(input)), true),
      textFile('verify.sh', verifyScript(stages), true),
      textFile('remove.sh', removeScript(removeSteps(input)), true),
      textFile('pipeline.sh', pipelineScript(input.plan), true),
    ]
  },
  howTo: ({ plan }) => `## Apply

    ./apply.sh

It uses the current context of \`kubectl\`; for another one: \`KUBECTL_ARGS='--context test' ./apply.sh\`. It applies the files in order with
\`${applyCommand(plan)}\` and waits for what the next ones need; it may be run again. What goes wrong is said, counted, and ends with status 1; the rest goes on, and only
what needs it is not tried: \`--stop-on-error\` ends there instead. \`--dry-run\` has the server check every file, \`--from STAGE\` begins at a stage, \`--only STAGE\` does
one. \`./verify.sh\` asks the cluster whether all is there. \`./remove.sh\` takes it out again, what a workload serves before that workload, CRDs and Namespaces only with \`--crds\`
and \`--namespaces\`; it waits 60 seconds for each, or \`TIMEOUT=300\`, and shows what holds the rest. \`pipeline.sh\` is an example of a job that fetches all bundles in parallel and
applies them in order.
\`kubectl apply -f .\` would also take \`plan.json\` for a manifest.
`,
  cannot: () => kubectlLimits,
}

export const kubectlLimits: readonly string[] = [
  'It prunes nothing: what an earlier version had and this one has not stays in the cluster.',
  'It does not overwrite fields that another manager owns: kubectl then names the conflict. The option `force-conflicts` takes such fields over: right once, when objects were applied client-side or by Helm before and these files are to own them from now on; wrong where a controller (an autoscaler) is to keep a field, which then does not belong into the file.',
  'A dry run keeps nothing, so what needs a Namespace or CRD of an earlier stage is refused until that is in the cluster.',
  'What the API server changes in no object is not changed: the data of an immutable ConfigMap, the template of a Job. The script says so and goes on; `plimsoll compare OLD NEW` names them before.',
]

export function scriptStages({ load, plan, options }: ExportInput): ScriptStage[] {
  const seconds = Number(options['rollout-timeout'])
  return kubectlSteps(load, plan, { seconds, jobs: options['wait-for-jobs'] === 'true' })
}

export function scriptSettings({ plan, options }: ExportInput): ScriptSettings {
  return {
    fieldManager: options['field-manager'] ?? '',
    forceConflicts: options['force-conflicts'] === 'true',
    isServerSide: isServerSide(plan),
  }
}
