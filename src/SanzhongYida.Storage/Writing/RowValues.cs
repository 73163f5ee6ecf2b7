using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using SanzhongYida.Decisions;
using SQLitePCL;

namespace SanzhongYida.Storage;

/// <summary>The rows that one statement is to write, their values as SQLite stores them. The memory is used again for the next statement.</summary>
internal sealed class RowValues : IDisposable
{
    private readonly List<Cell> _cells = [];
    private readonly ArrayBufferWriter<byte> _bytes = new(64 * 1024);
    private readonly Utf8JsonWriter _json;

    public RowValues() => _json = new Utf8JsonWriter(_bytes, RecordJson.Writing);

    private enum Storing
    {
        Null,
        Number,
        Text,
        Blob,
    }

    /// <summary>How many rows.</summary>
    public int Count { get; private set; }

    /// <summary>How many values each has.</summary>
    public int Width => Count > 0 ? _cells.Count / Count : 0;

    /// <summary>One row. A state or a notice is stored as its JSON.</summary>
    public void Add(params ReadOnlySpan<object?> values)
    {
        Count++;
        foreach (var value in values)
        {
            _cells.Add(Written(value));
        }
    }

    /// <summary>Puts so many rows, from the first named, into the parameters of a statement; answers as SQLite does.</summary>
    public int Bind(sqlite3_stmt statement, int first, int count)
    {
        var (parameter, result) = (0, raw.SQLITE_OK);
        foreach (var cell in CollectionsMarshal.AsSpan(_cells).Slice(first * Width, count * Width))
        {
            parameter++;
            result = result != raw.SQLITE_OK ? result : cell.Storing switch
            {
                Storing.Null => raw.sqlite3_bind_null(statement, parameter),
                Storing.Number => raw.sqlite3_bind_int64(statement, parameter, cell.Number),
                Storing.Text => raw.sqlite3_bind_text(statement, parameter, _bytes.WrittenSpan.Slice((int)cell.Number, cell.Length)),
                _ => raw.sqlite3_bind_blob(statement, parameter, _bytes.WrittenSpan.Slice((int)cell.Number, cell.Length)),
            };
        }

        return result;
    }

    /// <summary>Empty again.</summary>
    public void Clear()
    {
        Count = 0;
        _cells.Clear();
        _bytes.ResetWrittenCount();
    }

    public void Dispose() => _json.Dispose();

    private Cell Written(object? value)
    {
        var at = _bytes.WrittenCount;
        switch (value)
        {
            case null:
                return default;
            case bool flag:
                return new(Storing.Number, flag ? 1 : 0);
            case int number:
                return new(Storing.Number, number);
            case long number:
                return new(Storing.Number, number);
            case DateTimeOffset instant:
                return new(Storing.Number, instant.ToUnixTimeMilliseconds());
            case byte[] bytes:
                _bytes.Write(bytes);
                return new(Storing.Blob, at, bytes.Length);
            case State state:
                RecordJson.Write(_json, state);
                break;
            case Notice notice:
                RecordJson.Write(_json, notice);
                break;
            case string text:
                Encoding.UTF8.GetBytes(text, _bytes);
                break;
            case DateOnly day:
                Encoding.UTF8.GetBytes(day.ToString("O", null), _bytes);
                break;
            case Enum name:
                Encoding.UTF8.GetBytes(name.ToString(), _bytes);
                break;
            default:
                throw new NotSupportedException($"No column holds a {value.GetType().Name}.");
        }

        _json.Flush();
        _json.Reset();
        return new(Storing.Text, at, _bytes.WrittenCount - at);
    }

    /// <summary>One value: a number, or where its bytes lie.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Cell(Storing Storing, long Number, int Length = 0);
}
