import type { Plan, Unparsed, WrittenDocument } from '../plan'
import type { Load } from '../resource'
import { applyScript } from './apply-script'
import { bundleContent } from './bundle-content'
import { type ExportFile, textFile } from './export'
import { bundleFile, kubectlSteps } from './kubectl-steps'
import { planFile } from './plan-file'
import { attention, bundleTable, introduction } from './readme-sections'
import { unparsedFiles } from './unparsed-files'
import { unparsedReadme } from './unparsed-readme'

/**
 * A plan as numbered manifests with `apply.sh`, which brings them in server-side and waits where the next needs it; `README.md`, `plan.json`,
 * and under `unparsed/` what is in no bundle. `written` is what the plan was made from.
 */
export function exportKubectl(
  load: Load,
  plan: Plan,
  written: readonly (WrittenDocument | Unparsed['reason'])[],
): ExportFile[] {
  const bundles = plan.bundles.map(bundle => ({
    path: bundleFile(bundle),
    bytes: bundleContent(bundle, written),
    executable: false,
  }))
  const unparsed = unparsedFiles(load, plan)
  return [
    ...bundles,
    textFile('apply.sh', applyScript(kubectlSteps(load, plan)), true),
    textFile('README.md', readme(load, plan)),
    planFile(load, plan, written, bundles, unparsed),
    ...unparsed.map(({ file }) => file),
    ...(unparsed.length > 0 ? [unparsedReadme(load, plan, unparsed)] : []),
  ]
}

function readme(load: Load, plan: Plan): string {
  return [
    introduction(load, plan),
    `## Apply

    ./apply.sh

It uses the current context of \`kubectl\`; for another one: \`KUBECTL_ARGS='--context test' ./apply.sh\`. It applies the files in order with
\`kubectl apply --server-side\` and waits for what the next ones need; it may be run again. \`kubectl apply -f .\` would also take \`plan.json\` for a manifest.
`,
    bundleTable(load, plan, bundleFile),
    attention(load, plan),
    `## What it cannot do

- It removes nothing: what an earlier version had and this one has not stays in the cluster.
- It does not overwrite fields that another manager owns: kubectl then names the conflict, and \`--force-conflicts\` is yours to add.
- It knows an order for CustomResourceDefinitions, APIServices and Namespaces. Other references are served by the order of the stages, or by trying again.
- A Job that ran before cannot be changed; kubectl says so.
`,
  ]
    .filter(section => section !== '')
    .join('\n')
}
