using System.Text.Json.Serialization;
using SanzhongYida.Decisions;
using SanzhongYida.Processes;

namespace SanzhongYida.Storage;

/// <summary>How facts of matters are written: nothing that is null, nothing that follows from something else.
/// One context per family, because two nested types of one name can't stand in the same.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(MatterFact))]
[JsonSerializable(typeof(Evidence.Recommendation), TypeInfoPropertyName = "EvidenceRecommendation")]
[JsonSerializable(typeof(Value))]
internal sealed partial class MatterFactJson : JsonSerializerContext;

/// <summary>How facts of meetings are written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(MeetingFact))]
internal sealed partial class MeetingFactJson : JsonSerializerContext;

/// <summary>How facts of all other subjects are written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(BodyFact))]
[JsonSerializable(typeof(UnitFact))]
[JsonSerializable(typeof(PersonFact))]
[JsonSerializable(typeof(RegulationFact))]
[JsonSerializable(typeof(WorkflowFact))]
[JsonSerializable(typeof(RegisterFact))]
[JsonSerializable(typeof(ProjectFact))]
internal sealed partial class LawFactJson : JsonSerializerContext;

/// <summary>How the state of a matter is written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(Matter))]
[JsonSerializable(typeof(Evidence.Recommendation), TypeInfoPropertyName = "EvidenceRecommendation")]
[JsonSerializable(typeof(Value))]
internal sealed partial class MatterJson : JsonSerializerContext;

/// <summary>How the state of a meeting is written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(Meeting))]
internal sealed partial class MeetingJson : JsonSerializerContext;

/// <summary>How the states of all other subjects are written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(Body))]
[JsonSerializable(typeof(Unit))]
[JsonSerializable(typeof(Person))]
[JsonSerializable(typeof(Regulation))]
[JsonSerializable(typeof(Workflow))]
[JsonSerializable(typeof(Register))]
[JsonSerializable(typeof(ProjectFunds))]
internal sealed partial class LawJson : JsonSerializerContext;

/// <summary>How notices are written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(Notice))]
internal sealed partial class NoticeJson : JsonSerializerContext;
