import type {
  BatchLine as BatchLineSchema,
  CheckVerdict as CheckVerdictSchema,
  OwnRequest as OwnRequestSchema,
  OwnSignal as OwnSignalSchema,
  SignalPatch,
  SignalReceipt as SignalReceiptSchema
} from "@kruisverband/contract"
import type { SealedSubject as SealedSubjectSchema, SignalInput, Subject as SubjectSchema } from "@kruisverband/domain"

/** What is posted and answered, as plain JSON: from the platform's own definitions. */
export type SignalBody = typeof SignalInput.Encoded
export type Subject = typeof SubjectSchema.Encoded
export type SealedSubject = typeof SealedSubjectSchema.Encoded
export type PatchBody = typeof SignalPatch.Encoded
export type SignalReceipt = typeof SignalReceiptSchema.Encoded
export type CheckVerdict = typeof CheckVerdictSchema.Encoded
export type BatchLine = typeof BatchLineSchema.Encoded
export type OwnSignal = typeof OwnSignalSchema.Encoded
export type OwnRequest = typeof OwnRequestSchema.Encoded
