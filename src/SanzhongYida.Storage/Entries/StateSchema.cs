using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Schema;
using SanzhongYida.Decisions;

namespace SanzhongYida.Storage;

/// <summary>The shape of each kind's state, told from its JSON schema: a state written in another shape is folded again from its
/// facts when the record is opened. Nobody has to remember to raise a number.</summary>
internal static class StateSchema
{
    private static readonly Dictionary<SubjectKind, string> Known = Enum.GetValues<SubjectKind>().ToDictionary(kind => kind, Shape);

    /// <summary>The shape of the kind's state in this program.</summary>
    public static string Of(SubjectKind kind) => Known[kind];

    private static string Shape(SubjectKind kind)
    {
        var schema = RecordJson.StateType(kind).GetJsonSchemaAsNode().ToJsonString();
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(schema)))[..16];
    }
}
