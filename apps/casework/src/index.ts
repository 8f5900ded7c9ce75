export { type AgreementOrder, findAgreement } from "./agreements/AgreementRecord.ts"
export { AgreementRefused, askByCommand, requireAgreed, useAgreement } from "./agreements/byCommand.ts"
export { Casework } from "./Casework.ts"
export { CaseworkConfig } from "./CaseworkConfig.ts"
export { renewCaseworkJournal } from "./erasure/renewCaseworkJournal.ts"
export { EXPORT_COLUMNS, type ExportRow } from "./export/ExportRow.ts"
export {
  type ExportOrder,
  ExportRefused,
  type ExportSink,
  exportAgreement,
  exportCovenant
} from "./export/exportCovenant.ts"
export type { EmptyBecause } from "./export/exportPages.ts"
export { type Mismatch, recountLink } from "./links/recountLink.ts"
export { type LinksVerdict, verifyLinks } from "./links/verifyLinks.ts"
export { type LogVerdict, verifyLog } from "./log/processingLog.ts"
export { makeCaseworkApp } from "./makeCaseworkApp.ts"
export { type RebuildReport, rebuildProjection } from "./projection/rebuildProjection.ts"
export { readCovenants } from "./registry/Registry.ts"
export type { Seed } from "./registry/seedRegion.ts"
export { putUsers, seedRegion } from "./registry/seedRegion.ts"
export { countRequestsDue } from "./rights/expireRequests.ts"
export { dashboardIsBuilt, dashboardRoutes } from "./static/dashboardRoutes.ts"
export { caseworkWorkers } from "./workers.ts"
