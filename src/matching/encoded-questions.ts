/** This many questions of late are remembered: 1.5 MB. */
const MOST = 500;

/**
 * Encodes a question once: the same one comes again when a colleague declines, when its asker goes on, and while it is under way.
 * Letters are compared without case, as the encoders read them.
 */
export function encodedQuestions(
  encode: (question: string) => Promise<Float32Array>,
): (question: string) => Promise<Float32Array> {
  // In the order of their last use.
  const remembered = new Map<string, Promise<Float32Array>>();

  return (question) => {
    const key = question.toLowerCase();
    const vector = remembered.get(key) ?? encode(question);
    remembered.delete(key);
    remembered.set(key, vector);
    for (const oldest of remembered.keys()) {
      if (remembered.size <= MOST) break;
      remembered.delete(oldest);
    }
    vector.catch(() => remembered.delete(key));
    return vector;
  };
}
