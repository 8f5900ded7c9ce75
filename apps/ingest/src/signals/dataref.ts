/** Where the encodings of a signal are fetched, under the scope `encodings:read`: in every event that has any. */
export const DATAREF = "/ingest/v1/encodings"
