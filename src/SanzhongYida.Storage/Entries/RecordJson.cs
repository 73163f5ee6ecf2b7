using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using SanzhongYida.Decisions;

namespace SanzhongYida.Storage;

/// <summary>The JSON of the record. The relaxed encoder leaves Chinese as it is; nothing of it is put into a page unescaped.</summary>
internal static class RecordJson
{
    // As generated, the encoder being the writer's: given an encoder of their own they write by metadata, which takes twice as long.
    private static readonly MatterFactJson MatterFacts = MatterFactJson.Default;
    private static readonly MeetingFactJson MeetingFacts = MeetingFactJson.Default;
    private static readonly LawFactJson LawFacts = LawFactJson.Default;
    private static readonly MatterJson MatterStates = MatterJson.Default;
    private static readonly MeetingJson MeetingStates = MeetingJson.Default;
    private static readonly LawJson LawStates = LawJson.Default;
    private static readonly NoticeJson NoticeTypes = NoticeJson.Default;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? _writer;

    /// <summary>Compact, with Chinese as it is.</summary>
    public static JsonWriterOptions Writing { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>The bytes of what is written. The memory it is written into stays with the thread for the next.</summary>
    public static byte[] Bytes<T>(T value, Action<Utf8JsonWriter, T> write)
    {
        var (buffer, writer) = (_buffer ??= new(1024), _writer ??= new(Stream.Null, Writing));
        buffer.ResetWrittenCount();
        writer.Reset(buffer);
        write(writer, value);
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    public static byte[] Write(State state) => Bytes(state, Write);

    public static void Write(Utf8JsonWriter writer, State state)
    {
        switch (state)
        {
            case Matter s:
                JsonSerializer.Serialize(writer, s, MatterStates.Matter);
                break;
            case Meeting s:
                JsonSerializer.Serialize(writer, s, MeetingStates.Meeting);
                break;
            case Body s:
                JsonSerializer.Serialize(writer, s, LawStates.Body);
                break;
            case Unit s:
                JsonSerializer.Serialize(writer, s, LawStates.Unit);
                break;
            case Person s:
                JsonSerializer.Serialize(writer, s, LawStates.Person);
                break;
            case Regulation s:
                JsonSerializer.Serialize(writer, s, LawStates.Regulation);
                break;
            case Workflow s:
                JsonSerializer.Serialize(writer, s, LawStates.Workflow);
                break;
            case ProjectFunds s:
                JsonSerializer.Serialize(writer, s, LawStates.ProjectFunds);
                break;
            case Register s:
                JsonSerializer.Serialize(writer, s, LawStates.Register);
                break;
            default:
                throw new NotSupportedException($"No JSON for {state.GetType().Name}.");
        }
    }

    public static State ReadState(SubjectKind kind, string body) =>
        (State?)JsonSerializer.Deserialize(body, StateType(kind)) ?? throw new JsonException($"A state of kind {kind} is null.");

    public static void Write(Utf8JsonWriter writer, Fact fact)
    {
        switch (fact)
        {
            case MatterFact f:
                JsonSerializer.Serialize(writer, f, MatterFacts.MatterFact);
                break;
            case MeetingFact f:
                JsonSerializer.Serialize(writer, f, MeetingFacts.MeetingFact);
                break;
            case BodyFact f:
                JsonSerializer.Serialize(writer, f, LawFacts.BodyFact);
                break;
            case UnitFact f:
                JsonSerializer.Serialize(writer, f, LawFacts.UnitFact);
                break;
            case PersonFact f:
                JsonSerializer.Serialize(writer, f, LawFacts.PersonFact);
                break;
            case RegulationFact f:
                JsonSerializer.Serialize(writer, f, LawFacts.RegulationFact);
                break;
            case WorkflowFact f:
                JsonSerializer.Serialize(writer, f, LawFacts.WorkflowFact);
                break;
            case ProjectFact f:
                JsonSerializer.Serialize(writer, f, LawFacts.ProjectFact);
                break;
            case RegisterFact f:
                JsonSerializer.Serialize(writer, f, LawFacts.RegisterFact);
                break;
            default:
                throw new NotSupportedException($"No JSON for {fact.GetType().Name}.");
        }
    }

    public static Fact ReadFact(SubjectKind kind, JsonElement element)
    {
        JsonTypeInfo type = kind switch
        {
            SubjectKind.Matter => MatterFacts.MatterFact,
            SubjectKind.Meeting => MeetingFacts.MeetingFact,
            SubjectKind.Body => LawFacts.BodyFact,
            SubjectKind.Unit => LawFacts.UnitFact,
            SubjectKind.Person => LawFacts.PersonFact,
            SubjectKind.Regulation => LawFacts.RegulationFact,
            SubjectKind.Definition => LawFacts.WorkflowFact,
            SubjectKind.Register => LawFacts.RegisterFact,
            SubjectKind.Project => LawFacts.ProjectFact,
            _ => throw new JsonException($"There are no facts of kind {kind}."),
        };
        return (Fact?)element.Deserialize(type) ?? throw new JsonException("A fact is null.");
    }

    public static string Write(Notice notice) => Encoding.UTF8.GetString(Bytes(notice, Write));

    public static void Write(Utf8JsonWriter writer, Notice notice) => JsonSerializer.Serialize(writer, notice, NoticeTypes.Notice);

    public static Notice ReadNotice(string body) =>
        JsonSerializer.Deserialize(body, NoticeTypes.Notice) ?? throw new JsonException("A notice is null.");

    public static JsonTypeInfo StateType(SubjectKind kind) => kind switch
    {
        SubjectKind.Matter => MatterStates.Matter,
        SubjectKind.Meeting => MeetingStates.Meeting,
        SubjectKind.Body => LawStates.Body,
        SubjectKind.Unit => LawStates.Unit,
        SubjectKind.Person => LawStates.Person,
        SubjectKind.Regulation => LawStates.Regulation,
        SubjectKind.Definition => LawStates.Workflow,
        SubjectKind.Register => LawStates.Register,
        SubjectKind.Project => LawStates.ProjectFunds,
        _ => throw new JsonException($"There is no state of kind {kind}."),
    };
}
