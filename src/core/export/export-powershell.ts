import { type Exporter, textFile } from './export'
import { kubectlLimits, scriptSettings, scriptStages } from './export-kubectl'
import { bundleFile, manifestFiles } from './manifest-files'
import { applyPowershell, verifyPowershell } from './powershell-script'

/** Numbered manifests with `apply.ps1` and `verify.ps1`: what the scripts for kubectl do, for Windows. */
export const powershell: Exporter = {
  id: 'powershell',
  ...manifestFiles(bundleFile),
  additions(input) {
    const stages = scriptStages(input)
    return [
      textFile('apply.ps1', applyPowershell(stages, scriptSettings(input))),
      textFile('verify.ps1', verifyPowershell(stages)),
    ]
  },
  howTo: () => `## Apply

    pwsh ./apply.ps1

It needs PowerShell 7.3 or newer, on any system, and uses the current context of \`kubectl\`; for another one: \`$env:KUBECTL_ARGS = '--context test'\` before. It applies the files in order with
\`kubectl apply --server-side\` and waits for what the next ones need; it may be run again. \`-DryRun\` has the server check every file, \`-From STAGE\` begins at a stage,
\`-Only STAGE\` does one. \`./verify.ps1\` asks the cluster whether all is there.
`,
  cannot: () => [...kubectlLimits, 'There is no script here that removes things; the export for kubectl has one.'],
}
