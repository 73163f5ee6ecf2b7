using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using SanzhongYida.Decisions;
using SanzhongYida.Processes;

namespace SanzhongYida.Storage;

/// <summary>How facts are written: names that never change, nothing that follows from something else.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(MatterFact))]
[JsonSerializable(typeof(MeetingFact))]
[JsonSerializable(typeof(BodyFact))]
[JsonSerializable(typeof(UnitFact))]
[JsonSerializable(typeof(PersonFact))]
[JsonSerializable(typeof(RegulationFact))]
[JsonSerializable(typeof(WorkflowFact))]
[JsonSerializable(typeof(RegisterFact))]
[JsonSerializable(typeof(Value))]
internal sealed partial class FactJson : JsonSerializerContext;

/// <summary>How states are written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(Matter))]
[JsonSerializable(typeof(Meeting))]
[JsonSerializable(typeof(Body))]
[JsonSerializable(typeof(Unit))]
[JsonSerializable(typeof(Person))]
[JsonSerializable(typeof(Regulation))]
[JsonSerializable(typeof(Workflow))]
[JsonSerializable(typeof(Register))]
[JsonSerializable(typeof(Value))]
internal sealed partial class StateJson : JsonSerializerContext;

/// <summary>How notices are written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(Notice))]
internal sealed partial class NoticeJson : JsonSerializerContext;

/// <summary>The JSON of the record. The relaxed encoder leaves Chinese as it is; nothing of it is put into a page unescaped.</summary>
internal static class RecordJson
{
    private static readonly FactJson FactTypes = new(Relaxed(FactJson.Default.Options));
    private static readonly StateJson StateTypes = new(Relaxed(StateJson.Default.Options));
    private static readonly NoticeJson NoticeTypes = new(Relaxed(NoticeJson.Default.Options));

    /// <summary>Compact, with Chinese as it is.</summary>
    public static JsonWriterOptions Writing { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(State state) => state switch
    {
        Matter s => JsonSerializer.SerializeToUtf8Bytes(s, StateTypes.Matter),
        Meeting s => JsonSerializer.SerializeToUtf8Bytes(s, StateTypes.Meeting),
        Body s => JsonSerializer.SerializeToUtf8Bytes(s, StateTypes.Body),
        Unit s => JsonSerializer.SerializeToUtf8Bytes(s, StateTypes.Unit),
        Person s => JsonSerializer.SerializeToUtf8Bytes(s, StateTypes.Person),
        Regulation s => JsonSerializer.SerializeToUtf8Bytes(s, StateTypes.Regulation),
        Workflow s => JsonSerializer.SerializeToUtf8Bytes(s, StateTypes.Workflow),
        Register s => JsonSerializer.SerializeToUtf8Bytes(s, StateTypes.Register),
        _ => throw new NotSupportedException($"No JSON for {state.GetType().Name}."),
    };

    public static State ReadState(SubjectKind kind, string body) =>
        (State?)JsonSerializer.Deserialize(body, StateType(kind)) ?? throw new JsonException($"A state of kind {kind} is null.");

    public static void Write(Utf8JsonWriter writer, Fact fact)
    {
        switch (fact)
        {
            case MatterFact f:
                JsonSerializer.Serialize(writer, f, FactTypes.MatterFact);
                break;
            case MeetingFact f:
                JsonSerializer.Serialize(writer, f, FactTypes.MeetingFact);
                break;
            case BodyFact f:
                JsonSerializer.Serialize(writer, f, FactTypes.BodyFact);
                break;
            case UnitFact f:
                JsonSerializer.Serialize(writer, f, FactTypes.UnitFact);
                break;
            case PersonFact f:
                JsonSerializer.Serialize(writer, f, FactTypes.PersonFact);
                break;
            case RegulationFact f:
                JsonSerializer.Serialize(writer, f, FactTypes.RegulationFact);
                break;
            case WorkflowFact f:
                JsonSerializer.Serialize(writer, f, FactTypes.WorkflowFact);
                break;
            case RegisterFact f:
                JsonSerializer.Serialize(writer, f, FactTypes.RegisterFact);
                break;
            default:
                throw new NotSupportedException($"No JSON for {fact.GetType().Name}.");
        }
    }

    public static Fact ReadFact(SubjectKind kind, JsonElement element)
    {
        JsonTypeInfo type = kind switch
        {
            SubjectKind.Matter => FactTypes.MatterFact,
            SubjectKind.Meeting => FactTypes.MeetingFact,
            SubjectKind.Body => FactTypes.BodyFact,
            SubjectKind.Unit => FactTypes.UnitFact,
            SubjectKind.Person => FactTypes.PersonFact,
            SubjectKind.Regulation => FactTypes.RegulationFact,
            SubjectKind.Definition => FactTypes.WorkflowFact,
            SubjectKind.Register => FactTypes.RegisterFact,
            _ => throw new JsonException($"There are no facts of kind {kind}."),
        };
        return (Fact?)element.Deserialize(type) ?? throw new JsonException("A fact is null.");
    }

    public static string Write(Notice notice) => JsonSerializer.Serialize(notice, NoticeTypes.Notice);

    public static Notice ReadNotice(string body) =>
        JsonSerializer.Deserialize(body, NoticeTypes.Notice) ?? throw new JsonException("A notice is null.");

    public static JsonTypeInfo StateType(SubjectKind kind) => kind switch
    {
        SubjectKind.Matter => StateTypes.Matter,
        SubjectKind.Meeting => StateTypes.Meeting,
        SubjectKind.Body => StateTypes.Body,
        SubjectKind.Unit => StateTypes.Unit,
        SubjectKind.Person => StateTypes.Person,
        SubjectKind.Regulation => StateTypes.Regulation,
        SubjectKind.Definition => StateTypes.Workflow,
        SubjectKind.Register => StateTypes.Register,
        _ => throw new JsonException($"There is no state of kind {kind}."),
    };

    private static JsonSerializerOptions Relaxed(JsonSerializerOptions options) => new(options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
