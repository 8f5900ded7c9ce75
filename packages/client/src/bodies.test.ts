import type * as contract from "@kruisverband/contract"
import type * as domain from "@kruisverband/domain"
import { describe, expectTypeOf, it } from "vitest"
import type * as bodies from "./bodies.ts"

/** Names of all properties, at any depth: `sharing`, `sharing.level`. */
type Paths<T> =
  T extends ReadonlyArray<infer E>
    ? Paths<E>
    : T extends object
      ? {
          [K in keyof T & string]-?: K | (Paths<NonNullable<T[K]>> extends infer P extends string ? `${K}.${P}` : never)
        }[keyof T & string]
      : never

describe("the published shapes", () => {
  it("of what is posted are taken by the platform, and lack none of its fields", () => {
    expectTypeOf<bodies.SignalBody>().toExtend<typeof domain.SignalInput.Encoded>()
    expectTypeOf<bodies.PatchBody>().toExtend<typeof contract.SignalPatch.Encoded>()
    expectTypeOf<bodies.SealedSubject>().toExtend<typeof domain.SealedSubject.Encoded>()
    expectTypeOf<Paths<bodies.SignalBody>>().toEqualTypeOf<Paths<typeof domain.SignalInput.Encoded>>()
    expectTypeOf<Paths<bodies.PatchBody>>().toEqualTypeOf<Paths<typeof contract.SignalPatch.Encoded>>()
    expectTypeOf<bodies.Behaviour>().toEqualTypeOf<domain.Behaviour>()
    expectTypeOf<bodies.Theme>().toEqualTypeOf<domain.Theme>()
  })

  it("of what is answered hold whatever the platform answers, and no other field", () => {
    expectTypeOf<typeof contract.SignalReceipt.Encoded>().toExtend<bodies.SignalReceipt>()
    expectTypeOf<typeof contract.CheckVerdict.Encoded>().toExtend<bodies.CheckVerdict>()
    expectTypeOf<typeof contract.BatchLine.Encoded>().toExtend<bodies.BatchLine>()
    expectTypeOf<typeof contract.OwnSignal.Encoded>().toExtend<bodies.OwnSignal>()
    expectTypeOf<typeof contract.OwnRequest.Encoded>().toExtend<bodies.OwnRequest>()
    expectTypeOf<typeof contract.LinkageKeyGrant.Encoded>().toExtend<bodies.LinkageKeyGrant>()
    expectTypeOf<Paths<bodies.LinkageKeyGrant>>().toEqualTypeOf<Paths<typeof contract.LinkageKeyGrant.Encoded>>()
    expectTypeOf<Paths<bodies.SignalReceipt>>().toEqualTypeOf<Paths<typeof contract.SignalReceipt.Encoded>>()
    expectTypeOf<Paths<bodies.CheckVerdict>>().toEqualTypeOf<Paths<typeof contract.CheckVerdict.Encoded>>()
    expectTypeOf<Paths<bodies.BatchLine>>().toEqualTypeOf<Paths<typeof contract.BatchLine.Encoded>>()
    expectTypeOf<Paths<bodies.OwnSignal>>().toEqualTypeOf<Paths<typeof contract.OwnSignal.Encoded>>()
    expectTypeOf<Paths<bodies.OwnRequest>>().toEqualTypeOf<Paths<typeof contract.OwnRequest.Encoded>>()
  })
})
