using System.Collections.Concurrent;
using SanzhongYida.Decisions;
using SanzhongYida.Processes;

namespace SanzhongYida.Storage;

/// <summary>The definitions of the record by content hash, read when first asked for. What a hash names never changes, so a content
/// whose commit failed does no harm here.</summary>
internal sealed class Shelf
{
    private readonly ConcurrentDictionary<string, Lazy<Library>> _libraries = new(StringComparer.Ordinal);

    public Library? Find(string hash) => _libraries.TryGetValue(hash, out var library) ? library.Value : null;

    /// <summary>Takes in the contents among these texts.</summary>
    public void Put(IEnumerable<KeptText> texts)
    {
        foreach (var text in texts.Where(text => text.Salt.Length == 0))
        {
            _libraries.TryAdd(text.Digest, new Lazy<Library>(() => Library.Of(DefinitionReader.Read(text.Content).Definitions)));
        }
    }
}
