/**
 * How far a signal's poster was told that it is, and since when; `none`: no further than read. Null: from before this was
 * told, in a link that a person confirmed; looked at again at the next start.
 */
export const ladder: ReadonlyArray<string> = [
  "alter table casework.signal_standing add column told text, add column told_at timestamptz",
  "update casework.signal_standing set told = 'none' where not confirmed",
  "create index signal_standing_untold on casework.signal_standing (signal) where told is null"
]
