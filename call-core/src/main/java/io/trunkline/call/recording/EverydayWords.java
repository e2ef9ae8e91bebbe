package io.trunkline.call.recording;

import java.util.Set;

/** Words that may stand in a recorded call. Nobody's name, no number, no letter but those that are words, nothing that points at a person. Left out on purpose although everyday: names (will may mark bill grant hope rose rob pat sue art dawn faith grace joy april june august), numbers and what may be said for one (one two oh ...), days and months, cities, products. In code, not in a file: the core reads none. */
final class EverydayWords {

    static final Set<String> ALL = Set.of("""
            a about above access account across action active add address adult after afternoon again agent ago agree ahead all allow almost along
            already also although always am amount an and annual another answer any anybody anyone anything anyway apologies apologize are aren
            arguments around as ask asked asking at attempt attention audio available away back bad be became because become been before began begin
            behind being believe below best better between beyond billed billing both bother box break bring broken business but buy by bye call called
            caller callers calling came can canceled cancel cancelled cannot card care carrier case catch center certain certainly change changed charge
            charged charges charging check checked checking clear close closed code colleague collect come comes coming company complete completed
            confidence confirm confirmed connect connected connecting connection contact continue conversation correct could couldn count currency
            current customer date day days deal decision deliver delivered delivery department desk detail details did didn different digit digits
            direct disconnect display dispute do does doesn doing dollars don done double down due duplicate during each early easy either else email
            empty end ended ending enough enter entire equal error errors escalate escalation even evening ever every everybody everyone everything
            exact exactly example excellent except exchange expect expected explain fact failed fair fall far fast feel few field fields figure fill
            final find fine finish finished first fix follow following for forget form former forward found frame free friend from front frustrated full
            further gave general get getting give given glad go goes going gone good goodbye got great greeting had half hand handle hang happen
            happened happens happy hard has hasn have haven having he hear heard hello help her here hers hi high him his hold home hour hours how
            however human hung i id if immediately important in incident include including incorrect indeed information inside instead intent interested
            into invalid invoice is isn issue it item items its itself just keep key keypad keys kind knew know known language large last late later
            least leave left length less let letter letters like line list listen little local long longer look looking looks lookup lost lot loud low
            lower made mail make makes making manager many matter maybe me mean meant medium meanwhile member message met mid middle might mind mine
            minute minutes miss missed missing mistake moment money month months more morning most move moved much must my myself name near need needed
            needs never new news next nice night no nobody none normal not note nothing notice now number numbers of off offer often ok okay old on once
            only open operator option or order ordered orders other others our ours out outcome output outside over own package paid pardon part partial
            past pay payment pending people perfect perhaps period person phone pick place placed plan play please point policy possible practice
            present press pressed previous price print probably problem process processed product promise proper provide purchase put quality queue
            question questions quick quickly quiet quite rather reach read ready real really reason receive received recent recently record recorded
            refund refunded refunds refuse regarding regular remember repeat reply report request requested require resolve resolved response rest
            result results return returned right ring said same save saw say saying says search see seem seems seen send sending sent sentence service
            session set several shall share she ship shipment shipped shipping short should shouldn show side sign silence similar simple since sir
            situation slow slowly small so some somebody someone something sometimes somewhere soon sorry sound sounds speak speaking speech spell spoke
            spoken stand start started state statement status stay step still stop store street strong stuff subscription such summary support suppose
            sure system take taken taking talk talked talking tell than thank thanks that the their theirs them then there these they thing things think
            this those though thought through time timed timeout times tired to today together told tomorrow tone tonight too took tool top total touch
            toward track tracking transcript transfer transferring triage tried trouble true trust try trying turn twice type under understand
            understood unfortunately unit unknown unless unresolved until up update updated upset urgency urgent us usage use used user using usual
            valid value verified verify version very view voice wait waited waiting want wanted wants warm was wasn way we week weeks welcome well went
            were weren what whatever when where whether which while who whole why wish with withheld within without won wonderful word words work
            working works would wouldn wrong year years yes yesterday yet you your yours yourself
            """.strip().split("\\s+"));

    private EverydayWords() {
    }
}
