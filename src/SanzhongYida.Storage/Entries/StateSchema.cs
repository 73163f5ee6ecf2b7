using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Schema;
using SanzhongYida.Decisions;

namespace SanzhongYida.Storage;

/// <summary>The shape of each kind's state and of its rows, told from the types themselves: what was written in another shape is folded
/// again from the facts when the record is opened. Nobody has to remember to raise a number when a property is added.</summary>
internal static class StateSchema
{
    /// <summary>To be raised when the same state shall give other rows than before.</summary>
    private const string Projection = "3";

    private static readonly Dictionary<SubjectKind, string> Known = Enum.GetValues<SubjectKind>().ToDictionary(kind => kind, Shape);

    /// <summary>The shape of the kind's state in this program.</summary>
    public static string Of(SubjectKind kind) => Known[kind];

    private static string Shape(SubjectKind kind)
    {
        var state = RecordJson.StateType(kind).GetJsonSchemaAsNode().ToJsonString();
        var rows = typeof(Rows).GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Select(list => list.PropertyType.GenericTypeArguments[0])
            .SelectMany(row => row.GetProperties().Select(column => $"{row.Name}.{column.Name}"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Projection} {state} {string.Join(' ', rows)}")))[..16];
    }
}
