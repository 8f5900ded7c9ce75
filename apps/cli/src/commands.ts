import type { Bilingual } from "@kruisverband/domain"

/** Takes the words after the command's name; answers the exit code. */
export type Run = (argv: ReadonlyArray<string>) => Promise<number>

export interface Command {
  readonly name: string
  readonly summary: Bilingual
  readonly load: () => Promise<Run>
}

export const commands: ReadonlyArray<Command> = [
  {
    name: "import",
    summary: { nl: "records van een CSV-bestand als signalen melden", en: "post the records of a CSV file as signals" },
    load: async () => (await import("./import/runImport.ts")).runImport
  },
  {
    name: "export",
    summary: {
      nl: "signalen, kruisverbanden of cijfers uitvoeren, zonder identiteit",
      en: "export signals, links or figures, without identity"
    },
    load: async () => (await import("./operate/runExport.ts")).runExport
  },
  {
    name: "link",
    summary: { nl: "records van een bestand koppelen", en: "link the records of a file" },
    load: async () => (await import("./link/runLink.ts")).runLink
  },
  {
    name: "model",
    summary: {
      nl: "het koppelmodel opnieuw schatten of beoordelen",
      en: "re-estimate the linkage model, or evaluate it"
    },
    load: async () => (await import("./model/runModel.ts")).runModel
  },
  {
    name: "scenarios",
    summary: { nl: "scenariobestanden uitvoeren", en: "run scenario files" },
    load: async () => (await import("./scenarios/runScenarios.ts")).runScenarios
  },
  {
    name: "covenant",
    summary: { nl: "een convenantdocument nakijken", en: "check a covenant document" },
    load: async () => (await import("./covenant/runCovenant.ts")).runCovenant
  },
  {
    name: "dlq",
    summary: {
      nl: "geparkeerde gebeurtenissen zien en opnieuw aanbieden",
      en: "see parked events and offer them again"
    },
    load: async () => (await import("./operate/runDlq.ts")).runDlq
  },
  {
    name: "rebuild",
    summary: {
      nl: "de koppelingen en wat er getoond wordt opnieuw opbouwen uit het logboek",
      en: "rebuild the links, and what is shown, from the log"
    },
    load: async () => (await import("./operate/runRebuild.ts")).runRebuild
  },
  {
    name: "replay",
    summary: {
      nl: "gebeurtenissen uit het logboek opnieuw aanbieden",
      en: "offer events of the log again"
    },
    load: async () => (await import("./operate/runReplay.ts")).runReplay
  },
  {
    name: "erase",
    summary: {
      nl: "alles van signalen vernietigen, met ontvangstbewijs",
      en: "destroy everything of signals, with a receipt"
    },
    load: async () => (await import("./operate/runErase.ts")).runErase
  },
  {
    name: "retention",
    summary: {
      nl: "vernietigen wat over zijn bewaartermijn is, of zien wat er aankomt",
      en: "destroy what is past its retention term, or see what is coming"
    },
    load: async () => (await import("./operate/runRetention.ts")).runRetention
  },
  {
    name: "keys",
    summary: { nl: "sleutels zien en vernieuwen", en: "see and rotate keys" },
    load: async () => (await import("./operate/runKeys.ts")).runKeys
  },
  {
    name: "encodings",
    summary: {
      nl: "zien hoe personen versleuteld zijn om te vergelijken, en dat vernieuwen",
      en: "see how persons are encoded for comparing, and renew it"
    },
    load: async () => (await import("./operate/runEncodings.ts")).runEncodings
  },
  {
    name: "backup",
    summary: { nl: "een kopie van gegevens en sleutels maken", en: "back up data and keys" },
    load: async () => (await import("./operate/runBackup.ts")).runBackup
  },
  {
    name: "restore",
    summary: { nl: "een kopie terugzetten; gewist blijft gewist", en: "restore a backup; what is erased stays erased" },
    load: async () => (await import("./operate/runRestore.ts")).runRestore
  },
  {
    name: "export-log",
    summary: {
      nl: "het verwerkingslogboek uitvoeren volgens de standaard",
      en: "export the processing log in the shape of the standard"
    },
    load: async () => (await import("./operate/runExportLog.ts")).runExportLog
  },
  {
    name: "verify-audit",
    summary: { nl: "het verwerkingslogboek natrekken", en: "verify the processing log" },
    load: async () => (await import("./operate/runVerifyAudit.ts")).runVerifyAudit
  },
  {
    name: "verify-links",
    summary: {
      nl: "elk kruisverband narekenen uit zijn toelichting",
      en: "work every link out again from its explanation"
    },
    load: async () => (await import("./operate/runVerifyLinks.ts")).runVerifyLinks
  }
]
