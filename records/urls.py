"""Office pages of the ledgers."""

from django.urls import URLPattern, include, path

from records import converters  # noqa: F401 - registers <ledger_code:…> and <record_number:…>
from records.views import (
    amendment_review,
    amendments,
    case_plans,
    confirmations,
    court_removals,
    desk,
    drafting,
    handling,
    instalments,
    lists,
    organisations,
    payments,
    previews,
    public_steps,
    publishing,
    review,
    settlements,
    steps,
)
from records.views import records as pages

app_name = "records"

# Below /ledgers/<ledger>/<number>/
record_patterns: list[URLPattern] = [
    path("", pages.RecordView.as_view(), name="record"),
    path("edit/", drafting.EditRecordView.as_view(), name="edit"),
    path("history/", pages.HistoryView.as_view(), name="history"),
    path("preview/", previews.PreviewView.as_view(), name="preview"),
    path("submit/", steps.SubmitView.as_view(), name="submit"),
    path("take-back/", steps.TakeBackView.as_view(), name="take_back"),
    path("discard/", steps.DiscardView.as_view(), name="discard"),
    path("review/", review.ReviewRecordView.as_view(), name="review-record"),
    path("review/approve/", review.ApproveView.as_view(), name="approve"),
    path("review/return/", review.ReturnView.as_view(), name="return"),
    path("publish/", public_steps.PublishView.as_view(), name="publish"),
    path("update/", public_steps.AmendView.as_view(), name="amend"),
    path("withdraw/", public_steps.WithdrawView.as_view(), name="withdraw"),
    path("objection/", public_steps.ObjectionMarkView.as_view(), name="mark_objection"),
    path("objection/clear/", public_steps.ObjectionClearView.as_view(), name="clear_objection"),
    path("correct/", amendments.CorrectView.as_view(), name="correct"),
    path("corrections/<int:pk>/edit/", amendments.ReviseView.as_view(), name="revise"),
    path("corrections/<int:pk>/drop/", amendments.DropView.as_view(), name="drop"),
    path("corrections/<int:pk>/", amendment_review.AmendmentReviewView.as_view(), name="amendment"),
    path("corrections/<int:pk>/approve/", amendment_review.AmendmentApproveView.as_view(), name="amendment-approve"),
    path("corrections/<int:pk>/return/", amendment_review.AmendmentReturnView.as_view(), name="amendment-return"),
    path("payments/new/", payments.PaymentView.as_view(), name="payment"),
    path("payments/<int:pk>/retract/", payments.PaymentRetractView.as_view(), name="payment-retract"),
    path("handling/new/", handling.HandlingView.as_view(), name="handling"),
    path("handling/<int:pk>/retract/", handling.HandlingRetractView.as_view(), name="handling-retract"),
    path("settlements/new/", settlements.SettlementView.as_view(), name="settlement"),
    path("settlements/<int:pk>/retract/", settlements.SettlementRetractView.as_view(), name="settlement-retract"),
    path("removals/new/", court_removals.RemovalApplicationView.as_view(), name="removal"),
    path("removals/deletion/", court_removals.CourtDeletionView.as_view(), name="deletion"),
    path("plan/", case_plans.CasePlanView.as_view(), name="plan"),
    path("milestones/<int:pk>/", case_plans.MilestoneView.as_view(), name="milestone"),
    path("instalments/", instalments.RepaymentPlanView.as_view(), name="instalments"),
    path("confirmation/", confirmations.ConfirmationView.as_view(), name="confirmation"),
]

urlpatterns = [
    path("", desk.DeskView.as_view(), name="desk"),
    path(
        "ledgers/options/organisations/", organisations.OrganisationOptionsView.as_view(), name="organisation-options"
    ),
    path("ledgers/<ledger_code:ledger>/", lists.RecordListView.as_view(), name="list"),
    path("ledgers/<ledger_code:ledger>/new/", drafting.NewRecordView.as_view(), name="new"),
    path("ledgers/<ledger_code:ledger>/<record_number:number>/", include(record_patterns)),
    path("review/", review.ReviewQueueView.as_view(), name="review"),
    path("review/approve/", review.ApproveManyView.as_view(), name="approve-many"),
    path("publishing/", publishing.PublishingView.as_view(), name="publishing"),
    path("publishing/publish/", publishing.PublishManyView.as_view(), name="publish-many"),
    path("publishing/update/", publishing.AmendManyView.as_view(), name="amend-many"),
]
