import { powershellWord } from '../escape'
import { leftWords, type RemoveStage, type RemoveStep, removeFlags, removeWords } from '../remove-steps'
import {
  applyWords,
  awaited,
  isRetried,
  type Need,
  remarkLine,
  type ScriptSettings,
  type ScriptStage,
  type ScriptStep,
  waitWords,
} from '../script-step'

/**
 * `apply.ps1`: the steps of `apply.sh` for PowerShell 7.3, which is the first that hands arguments to programs as they
 * are.
 */
export function applyPowershell(stages: readonly ScriptStage[], settings: ScriptSettings): string {
  const apply = applyWords(settings)
  const before = (file: string, needs: readonly Need[] = []): string[] =>
    needs.map(
      ({ words, what, by, all }) =>
        `Test-Need ${powershellWord(file)} ${all ? '$true' : '$false'} ${powershellWord(what)} ${powershellWord(by)} ${list(words)}`,
    )
  const lines = (step: ScriptStep): string[] => {
    switch (step.do) {
      case 'apply': {
        const bring = `Bring ${powershellWord(step.file)} $true ${step.retried ? '$true' : '$false'} ${list([...apply, '-f', step.file])}`
        return [
          ...(step.last ? [`Test-Last ${powershellWord(step.file)}`] : []),
          ...before(step.file, step.needs),
          bring,
        ]
      }
      case 'create':
        return [
          ...before(step.file, step.needs),
          `Bring ${powershellWord(step.file)} $false $false ${list(['create', '-f', step.file])}`,
        ]
      case 'remark':
        return [remarkLine(step.text)]
      default:
        return [
          `Await ${powershellWord(awaited(step))} ${isRetried(step) ? '$true' : '$false'} ${list(waitWords(step) ?? [])}`,
        ]
    }
  }
  return `${prologue('Brings the bundles beside this script into the cluster of the current context, in install order.', stages, "[switch]$DryRun, [switch]$StopOnError, [string]$From = '', ", 'not complete')}
# Brings one file in, again while what stands against it may pass by itself, for 60 seconds; the rest goes on without it.
function Bring([string]$File, [bool]$Again, [bool]$Defines, [string[]]$Words) {
  if ($script:skip -ne '') { $script:skip = ''; Set-Incomplete $File; return }
  if ($DryRun) {
    if (-not (Invoke-Kubectl ($Words + '--dry-run=server'))) { Set-Incomplete $File }
    return
  }
  $deadline = (Get-Date).AddSeconds(60)
  while (-not (Invoke-Kubectl $Words)) {
    if (-not $Again -or -not (Test-Passing $Defines) -or (Get-Date) -ge $deadline) {
      if ($script:said -match 'conflicts? with') {
        Write-Note 'another manager owns these fields; the option force-conflicts of this export takes them over'
      } elseif ($script:said -match 'is immutable|may not change once set|updates to .* spec |Forbidden: updates') {
        Write-Note 'what cannot be changed in place has to be removed first, or to get another name'
      }
      Set-Incomplete $File
      return
    }
    Start-Sleep -Seconds 2
  }
}

# Whether what kubectl said may pass by itself.
function Test-Passing([bool]$Defines) {
  if ($script:said -match 'no matches for kind|could not find the requested resource') { return $Defines }
  return $script:said -match 'failed calling webhook|connection refused|timeout|timed out|Too Many Requests|leader changed|unable to handle the request|Operation cannot be fulfilled'
}

# Where something went wrong before: whether what a file needs is there.
function Test-Need([string]$File, [bool]$All, [string]$What, [string]$Who, [string[]]$Words) {
  if ($script:incomplete.Count -eq 0 -or $DryRun -or $script:skip -ne '') { return }
  & kubectl @common @Words *> $null
  if ($LASTEXITCODE -eq 0) { return }
  if ($All) {
    Write-Note "$File is not tried, since $What is not there or does not run: $Who"
    $script:skip = $File
  } else {
    Write-Note "$What is not there or does not run, so these of $File will be refused: $Who"
  }
}

# A file that is worth nothing where one before it did not go in.
function Test-Last([string]$File) {
  if ($script:incomplete.Count -eq 0 -or $DryRun) { return }
  Write-Note "$File is not tried, since not all before it went in"
  $script:skip = $File
}

# What was made a moment ago has no status yet, and kubectl fails on that at once: tried again for 60 seconds.
function Await([string]$What, [bool]$Again, [string[]]$Words) {
  if ($DryRun) { return }
  # What did not go in gets no status.
  if ($script:incomplete -contains $What) { $Again = $false }
  $deadline = (Get-Date).AddSeconds(60)
  while (-not (Invoke-Kubectl $Words)) {
    if (-not $Again -or $script:said -match 'NotFound|not found' -or (Get-Date) -ge $deadline) { Set-Incomplete $What; return }
    Start-Sleep -Seconds 2
  }
}
${stages.map(({ name, steps }) => block(name, steps.flatMap(lines))).join('')}
Complete
`
}

/** `verify.ps1`: what `verify.sh` asks. */
export function verifyPowershell(stages: readonly ScriptStage[]): string {
  const line = (step: ScriptStep): string => {
    switch (step.do) {
      case 'apply':
        return `Test-Thing ${list(['get', '-f', step.file, '-o', 'name'])}`
      case 'create':
        return remarkLine(`${step.file} holds objects that get their names from the server: they cannot be looked for.`)
      case 'remark':
        return remarkLine(step.text)
      default:
        return `Test-Thing ${list(waitWords(step, 5) ?? [])}`
    }
  }
  return `${prologue('Asks the cluster of the current context whether the bundles beside this script are there. It changes nothing.', stages, '', 'not as it should be')}
$script:bad = $false
function Test-Thing([string[]]$Words) { if (-not (Invoke-Kubectl $Words)) { $script:bad = $true } }
function Write-State([string]$Stage) {
  if ($script:bad) { Write-Output "FAILED  $Stage"; Set-Incomplete $Stage } else { Write-Output "ok      $Stage" }
  $script:bad = $false
}
${stages.map(({ name, steps }) => block(name, [...steps.map(line), `Write-State ${powershellWord(name)}`])).join('')}
Complete
`
}

/** `remove.ps1`: what `remove.sh` takes out, with `-Crds` and `-Namespaces` for `--crds` and `--namespaces`. */
export function removePowershell(stages: readonly RemoveStage[]): string {
  const line = (step: RemoveStep): string => {
    if (step.do === 'remark') return remarkLine(step.text)
    const call = `Remove-Thing ${list(step.words)}`
    return step.flag === null ? call : `if ($${step.flag === 'crds' ? 'Crds' : 'Namespaces'}) { ${call} }`
  }
  const [verb = '', ...rest] = removeWords([], '$Timeout')
  return `${prologue('Takes what the bundles beside this script brought out of the cluster of the current context, the last first.', stages, '[switch]$DryRun, [switch]$Crds, [switch]$Namespaces, [int]$Timeout = 60, ', 'not all was removed')}
# -Crds: ${removeFlags.crds}
# -Namespaces: ${removeFlags.namespaces}
# -Timeout: seconds to wait for what is deleted, each time
function Remove-Thing([string[]]$Words) {
  $call = @("${verb}", ${rest.map(word => `"${word}"`).join(', ')}) + $Words
  if ($DryRun) { $call = $call + '--dry-run=server' }
  if (Invoke-Kubectl $call $false) { return }
  $others = @($script:said -split "\`n" | Where-Object {
    $_ -ne '' -and $_ -notmatch "^Warning:|no matches for kind|ensure CRDs are installed first|doesn't have a resource type|\\(NotFound\\)"
  })
  # A kind without its CRD has no objects.
  if ($script:said -ne '' -and $others.Count -eq 0) { return }
  [Console]::Error.WriteLine($script:said)
  Set-Incomplete "$Words"
  if ($script:said -match 'timed out') {
    Write-Note 'still there, with the finalizers that hold it; the controller of each, often one of WRITTEN BY, has to let it go:'
    $left = @(${leftWords([])
      .map(word => `"${word}"`)
      .join(', ')}) + $Words
    & kubectl @common @left | Out-Host
    Write-Note "if that controller is gone for good: kubectl patch KIND NAME -n NAMESPACE --type=merge -p '{""metadata"":{""finalizers"":null}}'"
  }
}
${stages.map(({ name, steps }) => block(name, steps.map(line))).join('')}
Complete
`
}

function prologue(
  purpose: string,
  stages: readonly { readonly name: string }[],
  parameters: string,
  verdict: string,
): string {
  const names = stages.map(({ name }) => powershellWord(name)).join(', ')
  const hasFrom = parameters.includes('$From')
  return `#requires -Version 7.3
# ${purpose}
# Arguments for every kubectl call: $env:KUBECTL_ARGS = '--context test'
[CmdletBinding()]
param(${parameters}[string]$Only = '')
$ErrorActionPreference = 'Stop'
Set-StrictMode -Version Latest
$PSNativeCommandUseErrorActionPreference = $false
Set-Location -LiteralPath $PSScriptRoot

$stages = @(${names})
foreach ($wanted in @(${hasFrom ? '$From, ' : ''}$Only)) {
  if ($wanted -ne '' -and $stages -notcontains $wanted) { throw "no stage $wanted; there are $stages" }
}
$script:from = ${hasFrom ? '$From' : "''"}
$script:incomplete = @()
$common = @(if ($env:KUBECTL_ARGS) { -split $env:KUBECTL_ARGS })

# Runs kubectl and shows what it says; its errors and warnings are kept in $script:said, and shown too unless $Shown is false.
$script:said = ''
$script:skip = ''
function Invoke-Kubectl([string[]]$Words, [bool]$Shown = $true) {
  $script:said = ''
  & kubectl @common @Words 2>&1 | ForEach-Object {
    if ($_ -is [System.Management.Automation.ErrorRecord]) {
      $script:said += "$_\`n"
      if ($Shown) { [Console]::Error.WriteLine("$_") }
    } else { Out-Host -InputObject $_ }
  }
  return $LASTEXITCODE -eq 0
}

function Write-Note([string]$Text) { [Console]::Error.WriteLine($Text) }

function Test-Stage([string]$Name) {
  if ($Only -ne '' -and $Only -ne $Name) { return $false }
  if ($script:from -ne '' -and $script:from -ne $Name) { return $false }
  $script:from = ''
  return $true
}

# What went wrong, as a list; the rest goes on.
function Set-Incomplete([string]$What) {
  $script:incomplete += $What
  Write-Note "not all of $What went well, see above"
${parameters.includes('$StopOnError') ? '  if ($StopOnError) { Complete }\n' : ''}}

function Complete {
  if ($script:incomplete.Count -eq 0) { exit 0 }
  Write-Note "${verdict}: $($script:incomplete -join ' ') ($($script:incomplete.Count) in all)"
  exit 1
}
`
}

function block(name: string, lines: readonly string[]): string {
  return `
if (Test-Stage ${powershellWord(name)}) {
${lines.map(text => `  ${text}\n`).join('')}}
`
}

function list(words: readonly string[]): string {
  return `@(${words.map(powershellWord).join(', ')})`
}
