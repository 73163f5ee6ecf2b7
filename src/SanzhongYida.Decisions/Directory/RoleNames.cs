namespace SanzhongYida.Decisions;

/// <summary>Roles as people say them.</summary>
public static class RoleNames
{
    /// <summary>The Chinese name.</summary>
    public static string Chinese(Role role) => role switch
    {
        Role.DistrictHead => "区长",
        Role.DeputyHead => "副区长",
        Role.PartyGroupMember => "党组成员",
        Role.UnitHead => "单位负责人",
        Role.Handler => "经办人",
        Role.PreliminaryReviewer => "初审人",
        Role.LegalityReviewer => "合法性审查人",
        Role.GovernmentOffice => "政府办",
        Role.Recorder => "会议记录人",
        Role.BallotSupervisor => "监票人",
        Role.SupervisionCenter => "督查指挥中心",
        Role.SystemAdministrator => "系统管理员",
        Role.SecurityAdministrator => "安全管理员",
        Role.AuditAdministrator => "审计管理员",
        Role.WorkflowEditor => "流程管理员(编辑)",
        Role.WorkflowApprover => "流程管理员(批准)",
        Role.HigherSupervisor => "上级监督人员",
        Role.JobWorker => "自动任务执行程序",
        _ => role.ToString(),
    };
}
