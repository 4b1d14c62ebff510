"""Lists for spelling: slips whose meaning is plain, and words that dictionaries of one English often lack."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

# "~" stands for a space.
COMMON: Final[Mapping[str, str]] = MappingProxyType(
    dict(
        pair.replace("~", " ").split(":")
        for pair in re.findall(
            r"\S+",
            """
            teh:the hte:the taht:that adn:and nad:and wiht:with whit:with becuase:because becasue:because
            untill:until recieve:receive recieved:received reciept:receipt refferal:referral reffered:referred
            occured:occurred occurence:occurrence seperate:separate seperately:separately definately:definitely
            definatly:definitely definetly:definitely adress:address adresses:addresses acount:account
            accomodation:accommodation accomodate:accommodate apologys:apologies appologise:apologise
            appologize:apologize appology:apology appologies:apologies assistence:assistance availible:available
            avaliable:available availabe:available begining:beginning beleive:believe buisness:business
            bussiness:business calender:calendar carefull:careful cancelation:cancellation collegue:colleague
            collegues:colleagues comming:coming commited:committed completly:completely concious:conscious
            confimation:confirmation convienient:convenient convinient:convenient convienience:convenience
            custumer:customer custumers:customers delievery:delivery delivary:delivery dissapointed:disappointed
            disapointed:disappointed dissapoint:disappoint embarass:embarrass enviroment:environment
            excelent:excellent existance:existence experiance:experience familar:familiar finaly:finally
            foward:forward freind:friend furthur:further futher:further garantee:guarantee gaurantee:guarantee
            guarentee:guarantee happend:happened helpfull:helpful hopefuly:hopefully imediately:immediately
            immediatly:immediately immediatelly:immediately incase:in~case inconvinience:inconvenience
            inconvenince:inconvenience inconvienience:inconvenience independant:independent infact:in~fact
            infomation:information intrest:interest knowlege:knowledge langauge:language liase:liaise
            maintainance:maintenance maintenence:maintenance managment:management mispelled:misspelled
            mantain:maintain neccessary:necessary necesary:necessary neccesary:necessary noticable:noticeable
            occassion:occasion ocasion:occasion oppurtunity:opportunity oportunity:opportunity paied:paid payed:paid
            persue:pursue posible:possible posession:possession prefered:preferred priviledge:privilege
            probaly:probably proccess:process proffesional:professional profesional:professional quantaty:quantity
            realy:really reccomend:recommend recomend:recommend recived:received recieving:receiving
            refered:referred relevent:relevant respons:response responce:response rember:remember shedule:schedule
            shoud:should sincerly:sincerely sory:sorry sucess:success succesful:successful sucessful:successful
            successfull:successful suprise:surprise surprize:surprise tecnical:technical thankyou:thank~you
            thier:their tommorow:tomorrow tomorow:tomorrow tommorrow:tomorrow transfered:transferred truely:truly
            unfortunatly:unfortunately unfortunatelly:unfortunately unfortunetly:unfortunately usefull:useful
            usualy:usually wich:which withing:within writting:writing wherabouts:whereabouts aswell:as~well
            alot:a~lot eachother:each~other noone:no~one dont:don't doesnt:doesn't didnt:didn't isnt:isn't
            arent:aren't wasnt:wasn't werent:weren't hasnt:hasn't havent:haven't hadnt:hadn't couldnt:couldn't
            wouldnt:wouldn't shouldnt:shouldn't youre:you're youve:you've youll:you'll theyre:they're theyve:they've
            thats:that's whats:what's heres:here's
            """,
        )
    )
)
TRADE_AND_ENGLISHES: Final = frozenset(
    re.findall(
        r"\S+",
        """
        app apps wifi landline landlines inbox inboxes login logins logon signup admin admins email emails emailed
        emailing chatbot chatbots website websites webpage online offline screenshot screenshots texting texted tech
        techs comms roadmap emoji emojis wellbeing helpdesk helpline hotline voicemail voicemails username usernames
        passcode passcodes contactless chargeback chargebacks cashback prepaid postpaid topup autopay autofill
        broadband router routers modem modems ethernet bluetooth hotspot hotspots firmware malware spam phishing
        reboot rebooted rebooting reset resets uninstall upload uploads uploaded download downloads downloaded
        barcode barcodes pickup dropoff courier couriers reship reshipped restock restocked preorder preorders
        backorder backordered checkout checkin deductible copay underwriter instalment instalments refundable
        nonrefundable layover layovers stopover codeshare rebook rebooked rebooking rebill rebilled smartphone
        smartphones tablet tablets kilowatt kilowatts prepayment unbilled sublimit wellness onboarding timeline
        timelines feedback followup walkthrough workaround workarounds dropdown checkbox checkboxes popup popups
        browser browsers cookies pdf spreadsheet spreadsheets config hashtag podcast livestream selfie

        lakh lakhs crore crores prepone preponed rupee rupees paise dhobi tiffin godown mofussil dosa masala puja
        diwali namaste muhurat batchmate eveninger felicitate upgradation abi ehn oga naira wahala dey sef okada
        danfo suya jollof chop biko lah lor leh meh kiasu shiok hawker kopi aiyo alamak arvo esky dinkum ute barbie
        brekkie servo bottlo ropeable carked reckon fortnight fortnightly mateship smoko craic howya feckin eejit
        garda gardai grand yoke press giving deadly ehm colleen whilst amongst learnt spelt dreamt burnt leant
        cheers ta bloke blokes knackered queue queued queuing lorry lorries petrol boot bonnet kerb tyre tyres
        cheque cheques plaster telly brolly loo mum mums dodgy chuffed y'all gotten faucet sidewalk ma'am folks
        fixing howdy ok okay yeah yep yup nope nah hmm haha aha ooh ahh oops hiya righto aircon creche esim sim kwh
        mbps draught draughts nett centred timetabled pyjamas
        """,
    )
)
"""Words of this trade and of several Englishes, which are no slips whatever the dictionary says."""
