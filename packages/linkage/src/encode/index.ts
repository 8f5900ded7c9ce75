export { base64UrlToBytes, bytesToBase64Url } from "./base64.ts"
export { comparedOf, tokensWhere } from "./compared.ts"
export type { DatePrecision, Encoding, Rarity } from "./Encoding.ts"
export { TokenKind } from "./Encoding.ts"
export { encode } from "./encode.ts"
export { EXPRESSION_LETTERS, FacetKind } from "./FacetKind.ts"
export { encodeExpression, encodeGroup, encodePlace } from "./facets.ts"
export { deriveKeys, type LinkageKeys } from "./LinkageKeys.ts"
export type { SubjectIdentity } from "./SubjectIdentity.ts"
export {
  ENCODING_VERSION,
  encodingVersion,
  fromBase64,
  fromWire,
  isOtherVersion,
  LONGEST_ENCODING,
  toBase64,
  toWire
} from "./wire.ts"
