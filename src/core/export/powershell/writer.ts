import { bundleFile, manifestFiles } from '../bundles'
import { type ApplierWriter, textFile } from '../export'
import { kubectlLimits, scriptSettings, scriptStages } from '../kubectl/writer'
import { removeSteps } from '../remove-steps'
import { applyCommand } from '../script-step'
import { applyPowershell, removePowershell, verifyPowershell } from './scripts'

/** Numbered manifests with `apply.ps1`, `verify.ps1` and `remove.ps1`: what the scripts for kubectl do, for Windows. */
export const powershell: ApplierWriter = {
  ...manifestFiles(bundleFile),
  additions(input) {
    const stages = scriptStages(input)
    return [
      textFile('apply.ps1', applyPowershell(stages, scriptSettings(input))),
      textFile('verify.ps1', verifyPowershell(stages)),
      textFile('remove.ps1', removePowershell(removeSteps(input))),
    ]
  },
  howTo: ({ plan }) => `## Apply

    pwsh ./apply.ps1

It needs PowerShell 7.3 or newer, on any system, and uses the current context of \`kubectl\`; for another one: \`$env:KUBECTL_ARGS = '--context test'\` before. It applies the files in order with
\`${applyCommand(plan)}\` and waits for what the next ones need; it may be run again. What goes wrong is said, counted, and ends with status 1; the rest goes on, and only
what needs it is not tried: \`-StopOnError\` ends there instead. \`-DryRun\` has the server check every file, \`-From STAGE\` begins at a stage, \`-Only STAGE\` does one.
\`./verify.ps1\` asks the cluster whether all is there. \`./remove.ps1\` takes it out again, what a workload serves before that workload, CRDs and Namespaces only with \`-Crds\`
and \`-Namespaces\`; it waits 60 seconds for each, or \`-Timeout 300\`, and shows what holds the rest.
`,
  cannot: () => kubectlLimits,
}
