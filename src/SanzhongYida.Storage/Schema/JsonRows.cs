using System.Buffers;
using System.Text.Json;
using SanzhongYida.Decisions;

namespace SanzhongYida.Storage;

/// <summary>The rows of one statement as a JSON array of arrays, and beside it what must reach the table byte by byte: bodies end
/// to end, which the statement cuts apart. The memory is used again for the next statement.</summary>
internal sealed class JsonRows : IDisposable
{
    private readonly ArrayBufferWriter<byte> _rows = new(4096);
    private readonly ArrayBufferWriter<byte> _bodies = new(4096);
    private readonly Utf8JsonWriter _row;
    private readonly Utf8JsonWriter _body;

    public JsonRows()
    {
        _row = new Utf8JsonWriter(_rows, RecordJson.Writing);
        _body = new Utf8JsonWriter(_bodies, RecordJson.Writing);
        Clear();
    }

    public int Count { get; private set; }

    public ReadOnlySpan<byte> Bodies => _bodies.WrittenSpan;

    /// <summary>One row.</summary>
    public void Add(params ReadOnlySpan<object?> values)
    {
        Count++;
        JsonArray.Write(_row, values);
    }

    /// <summary>A body, and where it lies: its first byte, as SQLite counts from 1, and its length.</summary>
    public (int At, int Length) Append(ReadOnlySpan<byte> body)
    {
        var at = _bodies.WrittenCount + 1;
        _bodies.Write(body);
        return (at, body.Length);
    }

    /// <summary>The body of a state, and where it lies.</summary>
    public (int At, int Length) Append(State state)
    {
        var at = _bodies.WrittenCount + 1;
        RecordJson.Write(_body, state);
        _body.Flush();
        _body.Reset();
        return (at, _bodies.WrittenCount + 1 - at);
    }

    /// <summary>The rows; none can be added any more.</summary>
    public ReadOnlySpan<byte> Close()
    {
        _row.WriteEndArray();
        _row.Flush();
        return _rows.WrittenSpan;
    }

    /// <summary>Empty again.</summary>
    public void Clear()
    {
        Count = 0;
        _rows.ResetWrittenCount();
        _bodies.ResetWrittenCount();
        _row.Reset();
        _row.WriteStartArray();
    }

    public void Dispose()
    {
        _row.Dispose();
        _body.Dispose();
    }
}
