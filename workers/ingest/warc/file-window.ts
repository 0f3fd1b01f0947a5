import { type FileHandle, open } from 'node:fs/promises'

const readAtOnce = 1 << 20

/** A file read from front to back through a window that grows as far as it is asked to. */
export class FileWindow {
  /** Where the window begins in the file, in bytes. */
  position: number
  #bytes: Buffer = Buffer.alloc(0)
  #ended = false
  readonly #file: FileHandle

  private constructor(file: FileHandle, position: number) {
    this.#file = file
    this.position = position
  }

  static async open(path: string, position: number): Promise<FileWindow> {
    return new FileWindow(await open(path), position)
  }

  /** At least `length` bytes from the position on; fewer only where the file ends before. */
  async atLeast(length: number): Promise<Buffer> {
    if (this.#bytes.length >= length || this.#ended) return this.#bytes
    const chunks = [this.#bytes]
    let size = this.#bytes.length
    while (size < length && !this.#ended) {
      const chunk = Buffer.allocUnsafe(readAtOnce)
      const { bytesRead } = await this.#file.read(chunk, 0, chunk.length, this.position + size)
      chunks.push(chunk.subarray(0, bytesRead))
      size += bytesRead
      this.#ended = bytesRead === 0
    }
    this.#bytes = Buffer.concat(chunks)
    return this.#bytes
  }

  /** Moves the position on, also beyond what was read. */
  skip(length: number): void {
    this.position += length
    if (length <= this.#bytes.length) this.#bytes = this.#bytes.subarray(length)
    else {
      this.#bytes = Buffer.alloc(0)
      this.#ended = false
    }
  }

  close(): Promise<void> {
    return this.#file.close()
  }
}
