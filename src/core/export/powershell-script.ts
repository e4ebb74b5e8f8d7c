import { powershellWord } from './powershell-word'
import { type RemoveStage, type RemoveStep, removeFlags } from './remove-steps'
import {
  applyWords,
  isRetried,
  remarkLine,
  type ScriptSettings,
  type ScriptStage,
  type Step,
  waitWords,
} from './script-step'

/** `apply.ps1`: the steps of `apply.sh` for PowerShell 7.3, which is the first that hands arguments to programs as they are. */
export function applyPowershell(stages: readonly ScriptStage[], settings: ScriptSettings): string {
  const apply = applyWords(settings)
  const line = (step: Step): string => {
    switch (step.do) {
      case 'apply': {
        const words = [...apply, '-f', step.file]
        if (step.retried)
          return `Bring ${powershellWord(step.file)} ${step.optional ? '$true' : '$false'} $true ${list(words)}`
        return `Bring ${powershellWord(step.file)} ${step.optional ? '$true' : '$false'} $false ${list(words)}`
      }
      case 'create':
        return `Bring ${powershellWord(step.file)} $true $false ${list(['create', '-f', step.file])}`
      case 'remark':
        return remarkLine(step.text)
      default:
        return `Await ${isRetried(step) ? '$true' : '$false'} ${list(waitWords(step) ?? [])}`
    }
  }
  return `${prologue('Brings the bundles beside this script into the cluster of the current context, in install order.', stages, "[switch]$DryRun, [string]$From = '', ")}
# Brings one file in. What is optional does not stop the rest; what is retried is tried until 60 seconds have passed.
function Bring([string]$File, [bool]$Optional, [bool]$Retried, [string[]]$Words) {
  if ($DryRun) {
    if (-not (Invoke-Kubectl ($Words + '--dry-run=server'))) { Set-Incomplete $File }
    return
  }
  if (Invoke-Until $Retried $Words) { return }
  if (-not $Optional) { throw "$File did not go in" }
  Set-Incomplete $File
}

function Await([bool]$Retried, [string[]]$Words) {
  if ($DryRun) { return }
  if (-not (Invoke-Until $Retried $Words)) { throw "not as awaited: kubectl $Words" }
}

function Invoke-Until([bool]$Retried, [string[]]$Words) {
  $deadline = (Get-Date).AddSeconds(60)
  while (-not (Invoke-Kubectl $Words)) {
    if (-not $Retried -or (Get-Date) -ge $deadline) { return $false }
    Start-Sleep -Seconds 2
  }
  return $true
}
${stages.map(({ name, steps }) => block(name, steps.map(line))).join('')}${epilogue('not complete')}`
}

/** `verify.ps1`: what `verify.sh` asks. */
export function verifyPowershell(stages: readonly ScriptStage[]): string {
  const line = (step: Step): string => {
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
  return `${prologue('Asks the cluster of the current context whether the bundles beside this script are there. It changes nothing.', stages, '')}
$script:bad = $false
function Test-Thing([string[]]$Words) { if (-not (Invoke-Kubectl $Words)) { $script:bad = $true } }
function Write-State([string]$Stage) {
  if ($script:bad) { Write-Output "FAILED  $Stage"; Set-Incomplete $Stage } else { Write-Output "ok      $Stage" }
  $script:bad = $false
}
${stages.map(({ name, steps }) => block(name, [...steps.map(line), `Write-State ${powershellWord(name)}`])).join('')}${epilogue('not as it should be')}`
}

/** `remove.ps1`: what `remove.sh` takes out, with `-Crds` and `-Namespaces` for `--crds` and `--namespaces`. */
export function removePowershell(stages: readonly RemoveStage[]): string {
  const line = (step: RemoveStep): string => {
    if (step.do === 'remark') return remarkLine(step.text)
    const call = `Remove-Thing ${list(step.words)}`
    return step.flag === null ? call : `if ($${step.flag === 'crds' ? 'Crds' : 'Namespaces'}) { ${call} }`
  }
  return `${prologue('Takes what the bundles beside this script brought out of the cluster of the current context, the last first.', stages, '[switch]$DryRun, [switch]$Crds, [switch]$Namespaces, ')}
# -Crds: ${removeFlags.crds}
# -Namespaces: ${removeFlags.namespaces}
function Remove-Thing([string[]]$Words) {
  if ($DryRun) { $Words = $Words + '--dry-run=server' }
  if (-not (Invoke-Kubectl $Words)) { Set-Incomplete "$Words" }
}
${stages.map(({ name, steps }) => block(name, steps.map(line))).join('')}${epilogue('not all was removed')}`
}

function prologue(purpose: string, stages: readonly { readonly name: string }[], parameters: string): string {
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

function Invoke-Kubectl([string[]]$Words) {
  & kubectl @common @Words | Out-Host
  return $LASTEXITCODE -eq 0
}

function Test-Stage([string]$Name) {
  if ($Only -ne '' -and $Only -ne $Name) { return $false }
  if ($script:from -ne '' -and $script:from -ne $Name) { return $false }
  $script:from = ''
  return $true
}

function Set-Incomplete([string]$What) { $script:incomplete += $What }
`
}

function block(name: string, lines: readonly string[]): string {
  return `
if (Test-Stage ${powershellWord(name)}) {
${lines.map(text => `  ${text}\n`).join('')}}
`
}

function epilogue(verdict: string): string {
  return `
if ($script:incomplete.Count -gt 0) {
  [Console]::Error.WriteLine("${verdict}: $($script:incomplete -join ' ')")
  exit 1
}
`
}

function list(words: readonly string[]): string {
  return `@(${words.map(powershellWord).join(', ')})`
}
