/**
 * What may be spent on looking for records where there are none, in bytes unpacked. It grows with what was passed over, so that
 * a file made of beginnings that lead nowhere costs in proportion to its length.
 */
export class Effort {
  #left = most
  #position: number

  constructor(position: number) {
    this.#position = position
  }

  /** Whether a record may be looked for at this byte of the file; where not, one may be missed there. */
  allows(position: number): boolean {
    this.#left = Math.min(most, this.#left + perByte * (position - this.#position))
    this.#position = position
    return this.#left > 0
  }

  /** Notes what was spent in vain. */
  spend(bytes: number): void {
    this.#left -= bytes
  }
}

/** Enough for more than a hundred damaged records in a row. */
const most = 512 * 2 ** 20
/** A damaged record every 32 KB is looked at for ever. */
const perByte = 64
